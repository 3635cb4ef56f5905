import Random

/// Which documents of a corpus train, validate and test.
struct Split {
  var training: [Int]
  var validation: [Int]
  var test: [Int]

  /// Deals `count` documents out at random.
  ///
  /// The documents of a corpus may come sorted by class, so they are shuffled before a share is taken
  /// off. Within a split they keep their order.
  ///
  /// - Parameters:
  ///   - validation: a share of `count`, as is `test`.
  ///   - generator: a stream of its own, so that the split does not disturb other draws.
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
