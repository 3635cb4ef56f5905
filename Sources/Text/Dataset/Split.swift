import Random

/// Which documents of a corpus are for training, validation and testing.
struct Split {
  var training: [Int]
  var validation: [Int]
  var test: [Int]

  /// Splits `count` documents at random.
  ///
  /// The documents of a corpus may come sorted by class, so they are shuffled before a share is
  /// split off. Within a split they keep their order. However small a share is, it gets a document
  /// as long as one is left to train on, the test split before the validation split.
  ///
  /// - Parameters:
  ///   - validation: a share of `count`, as is `test`.
  ///   - generator: a separate stream, so that the split doesn't disturb other draws.
  init(
    count: Int, validation: Double, test: Double, using generator: inout MersenneTwister
  ) {
    // snippet.split
    let shuffled = generator.permutation(of: count)
    let testCount = Self.count(of: test, in: count, leaving: 1)
    let validationCount = Self.count(of: validation, in: count, leaving: 1 + testCount)
    self.test = shuffled.prefix(testCount).sorted()
    self.validation = shuffled.dropFirst(testCount).prefix(validationCount).sorted()
    training = shuffled.dropFirst(testCount + validationCount).sorted()
    // snippet.end
  }

  private static func count(of share: Double, in count: Int, leaving least: Int) -> Int {
    let rounded = Int((Double(count) * share).rounded())
    return share > 0 && count > least ? max(1, rounded) : rounded
  }
}
