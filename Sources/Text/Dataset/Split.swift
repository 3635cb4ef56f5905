import Random

/// Which documents of a corpus are for training, validation and testing.
struct Split {
  var training: [Int]
  var validation: [Int]
  var test: [Int]

  /// Splits `count` documents at random.
  ///
  /// The documents of a corpus may come sorted by class, so they are shuffled before a share is
  /// split off. Within a split they keep their order.
  ///
  /// - Parameters:
  ///   - validation: a share of `count`, as is `test`.
  ///   - generator: a separate stream, so that the split doesn't disturb other draws.
  init(
    count: Int, validation: Double, test: Double, using generator: inout MersenneTwister
  ) {
    // snippet.split
    let shuffled = generator.permutation(of: count)
    let testCount = Int((Double(count) * test).rounded())
    let validationCount = Int((Double(count) * validation).rounded())
    self.test = shuffled.prefix(testCount).sorted()
    self.validation = shuffled.dropFirst(testCount).prefix(validationCount).sorted()
    training = shuffled.dropFirst(testCount + validationCount).sorted()
    // snippet.end
  }
}
