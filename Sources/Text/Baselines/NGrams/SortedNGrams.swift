import Tokens

/// The positions of a text, sorted by the n-grams that end there, read backwards.
///
/// The positions at which one n-gram ends are neighbours in this order: a run. It consists of the
/// runs of the longer n-grams with one more token before. So how often an n-gram occurs is the
/// length of its run, and how many different tokens precede it is the number of runs in its run.
/// Nothing needs to be looked up.
///
/// Memory: 7 bytes per position, and 4 more while sorting.
struct SortedNGrams {
  /// How n-grams are counted.
  enum Counting {
    /// How often an n-gram occurs.
    case occurrences
    /// How many different tokens it occurs after. Where nothing precedes it, each occurrence counts.
    case continuations
  }

  let text: NGramText
  /// The positions of the text in the order of their n-grams.
  let positions: [Int32]
  /// By place in this order: the number of last tokens that the n-gram has in common with the
  /// previous one.
  private let shared: [UInt8]
  /// By place: the depth of the position, and whether n-grams that end there count. Both are in the
  /// text as well; here they are read one after another.
  private let depths: [UInt8]
  private let areCounted: [Bool]

  /// The number of passes over a text that sorting takes.
  static func passes(order: Int) -> Int { 2 * order + 1 }

  /// Sorts by each token in turn, the farthest before the last first. Each sort is stable.
  ///
  /// Complexity: O(order · (positions + V)).
  init(_ text: NGramText, vocabularySize: Int, progress: inout PassProgress) throws {
    let count = text.tokens.count
    var positions = Array(0..<Int32(count))
    var sorted = [Int32](repeating: 0, count: count)
    for distance in (0..<text.order).reversed() {
      // 0 where the text has not yet begun.
      func key(_ position: Int) -> Int {
        Int(text.depths[position]) > distance ? Int(text.tokens[position - distance]) + 1 : 0
      }
      var next = [Int](repeating: 0, count: vocabularySize + 2)
      try progress.pass(over: count) { next[key($0) + 1] += 1 }
      for index in next.indices.dropFirst() { next[index] += next[index - 1] }
      try progress.pass(over: count) { index in
        let key = key(Int(positions[index]))
        sorted[next[key]] = positions[index]
        next[key] += 1
      }
      swap(&positions, &sorted)
    }
    sorted = []
    var shared = [UInt8](repeating: 0, count: count)
    var depths = shared
    var areCounted = [Bool](repeating: false, count: count)
    try progress.pass(over: count) { place in
      let position = Int(positions[place])
      if place > 0 {
        shared[place] = text.sharedTokens(Int(positions[place - 1]), position)
      }
      depths[place] = text.depths[position]
      areCounted[place] = text.roles[position] == .counted
    }
    self.text = text
    self.positions = positions
    self.shared = shared
    self.depths = depths
    self.areCounted = areCounted
  }

  /// Calls `body` with each run of n-grams of a length.
  func forEachRun(
    ofLength length: Int, progress: inout PassProgress, _ body: (Range<Int>) -> Void
  ) throws {
    var start = 0
    func endRun(at end: Int) {
      // The n-gram of a position near the beginning of a text is shorter.
      if start < end, depths[start] >= length { body(start..<end) }
      start = end
    }
    try progress.pass(over: positions.count) { index in
      if shared[index] < length { endRun(at: index) }
    }
    endRun(at: positions.count)
  }

  /// The count of an n-gram in the training text.
  ///
  /// - Parameters:
  ///   - run: the run of the n-gram.
  ///   - length: the number of its tokens.
  func count(_ run: Range<Int>, ofLength length: Int, _ counting: Counting) -> Int {
    var count = 0
    var isNew = true
    for place in run {
      // Here begins the run of an n-gram with another token before.
      if counting == .occurrences || shared[place] <= length { isNew = true }
      if isNew, areCounted[place] {
        count += 1
        isNew = false
      }
    }
    return count
  }
}

extension NGramText {
  /// The number of last tokens that the n-grams ending at two positions have in common.
  fileprivate func sharedTokens(_ one: Int, _ other: Int) -> UInt8 {
    let most = min(depths[one], depths[other])
    var length = 0
    while length < most, tokens[one - length] == tokens[other - length] { length += 1 }
    return UInt8(length)
  }
}
