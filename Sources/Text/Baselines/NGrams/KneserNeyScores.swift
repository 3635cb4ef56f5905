/// The probabilities that n-gram models give to the positions to be scored, from the lowest order
/// up.
struct KneserNeyScores {
  private let grams: SortedNGrams
  /// The order of the present model. At first 0: all tokens are equally likely.
  private(set) var order = 0
  /// p by the model of this order, for each position after the training text. Where there is less
  /// context than the model looks at, p is that of a lower order.
  private(set) var probabilities: [Double]
  /// The same by the model that counts continuations at this order too: what the next order is
  /// interpolated with.
  private var lower: [Double]
  /// By position of the text: the number of the context that ends there, −1 if it is never followed
  /// by a position to be scored.
  private var contexts: [Int32]
  private var contextCount = 1

  init(_ grams: SortedNGrams, vocabularySize: Int) {
    self.grams = grams
    let count = grams.text.tokens.count
    contexts = Array(repeating: 0, count: count)
    probabilities = Array(
      repeating: 1 / Double(vocabularySize), count: count - grams.text.countedEnd)
    lower = probabilities
  }

  /// The number of passes over a text up to an order: two for each way of counting, and one for the
  /// contexts of the next order.
  static func passes(order: Int) -> Int { 5 * order - 3 }

  /// Goes on to the model of the next order, up to that of the text.
  mutating func raiseOrder(progress: inout PassProgress) throws {
    order += 1
    probabilities = try smoothed(.occurrences, keeping: probabilities, &progress)
    guard order < grams.text.order else { return }
    lower = try smoothed(.continuations, keeping: lower, &progress)
    try numberContexts(&progress)
  }

  /// - Parameter previous: what stays where there is less context.
  private func smoothed(
    _ counting: SortedNGrams.Counting, keeping previous: [Double], _ progress: inout PassProgress
  ) throws -> [Double] {
    let text = grams.text
    let discounts = try discounts(counting, &progress)
    let counts = try counts(counting, discounts, &progress)
    var probabilities = previous
    for index in probabilities.indices {
      let position = text.countedEnd + index
      guard text.roles[position] == .scored, text.depths[position] >= order else { continue }
      probabilities[index] = counts.probability(
        Int(counts.counts[index]), after: context(position), lower: lower[index],
        discounts: discounts)
    }
    return probabilities
  }

  private func discounts(
    _ counting: SortedNGrams.Counting, _ progress: inout PassProgress
  ) throws -> KneserNeyDiscounts {
    var kinds = [0, 0, 0, 0]
    try grams.forEachRun(ofLength: order, progress: &progress) { run in
      let count = grams.count(run, ofLength: order, counting)
      if 1...4 ~= count { kinds[count - 1] += 1 }
    }
    return KneserNeyDiscounts(kinds: kinds)
  }

  /// What the probabilities of one order are computed from.
  private struct Counts {
    /// For each position after the training text: the count of the n-gram that ends there.
    var counts: [Int32]
    /// For each context: the counts of all n-grams that begin with it, and their discounts.
    var totals: [Int32]
    var discounted: [Double]

    // snippet.probability
    /// - Parameters:
    ///   - count: that of the n-gram.
    ///   - lower: p of the token with one token of context less.
    func probability(
      _ count: Int, after context: Int, lower: Double, discounts: KneserNeyDiscounts
    ) -> Double {
      guard totals[context] > 0 else { return lower }
      let kept = count > 0 ? Double(count) - discounts[count] : 0
      return (kept + discounted[context] * lower) / Double(totals[context])
    }
    // snippet.end
  }

  private func counts(
    _ counting: SortedNGrams.Counting, _ discounts: KneserNeyDiscounts,
    _ progress: inout PassProgress
  ) throws -> Counts {
    var counts = [Int32](repeating: 0, count: lower.count)
    var totals = [Int32](repeating: 0, count: contextCount)
    var discounted = [Double](repeating: 0, count: contextCount)
    try grams.forEachRun(ofLength: order, progress: &progress) { run in
      let context = context(Int(grams.positions[run.lowerBound]))
      guard context >= 0 else { return }
      let count = grams.count(run, ofLength: order, counting)
      guard count > 0 else { return }
      totals[context] += Int32(count)
      discounted[context] += discounts[count]
      for place in run {
        let index = Int(grams.positions[place]) - grams.text.countedEnd
        if index >= 0 { counts[index] = Int32(count) }
      }
    }
    return Counts(counts: counts, totals: totals, discounted: discounted)
  }

  /// The number of the context of the n-gram that ends at a position.
  private func context(_ position: Int) -> Int { order == 1 ? 0 : Int(contexts[position - 1]) }

  /// Makes the n-grams of this order the contexts of the next.
  private mutating func numberContexts(_ progress: inout PassProgress) throws {
    let (grams, text) = (grams, grams.text)
    self.contexts = []
    var contexts = [Int32](repeating: -1, count: text.tokens.count)
    var count: Int32 = 0
    try grams.forEachRun(ofLength: order, progress: &progress) { run in
      let isNeeded = run.contains { place in
        let next = Int(grams.positions[place]) + 1
        return next > text.countedEnd && next < text.roles.count && text.roles[next] == .scored
      }
      guard isNeeded else { return }
      for place in run { contexts[Int(grams.positions[place])] = count }
      count += 1
    }
    self.contexts = contexts
    contextCount = Int(count)
  }
}
