/// What is beyond reason for a data set of reviews: the longest real one has 14 kB, all of them 66 MB.
enum ReviewLimits {
  /// Bytes of one review.
  static let review = 16 << 20
  /// Bytes of all reviews.
  static let all = 2 << 30
}
