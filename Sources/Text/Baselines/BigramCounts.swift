import Tokens

/// How often each token follows each other token, stored only for pairs that occur.
///
/// A token's successors are stored together in ascending order, with their counts alongside: a
/// count is found by binary search. Memory: 12 bytes per distinct pair, and 4 bytes per target
/// while counting.
struct BigramCounts: Sendable {
  /// Where each token's successors begin in `successors`, followed by the end: one more than
  /// tokens.
  private(set) var starts: [Int]
  private(set) var successors: [TokenID] = []
  private(set) var counts: [Int] = []
  /// How often each token precedes another one.
  private(set) var totals: [Int]

  init(_ sequences: TokenSequences, vocabularySize: Int) {
    var totals = [Int](repeating: 0, count: vocabularySize)
    sequences.forEachTarget { context, _, _ in
      totals[Int(context[context.endIndex - 1])] += 1
    }
    var next: [Int] = [0]
    for total in totals { next.append(next[next.count - 1] + total) }
    let borders = next
    var followers = [TokenID](repeating: 0, count: next[vocabularySize])
    sequences.forEachTarget { context, target, _ in
      let previous = Int(context[context.endIndex - 1])
      followers[next[previous]] = target
      next[previous] += 1
    }
    starts = [0]
    self.totals = totals
    for token in 0..<vocabularySize {
      followers[borders[token]..<borders[token + 1]].sort()
      for position in borders[token]..<borders[token + 1] {
        if successors.count > starts[token], successors[successors.count - 1] == followers[position]
        {
          counts[counts.count - 1] += 1
        } else {
          successors.append(followers[position])
          counts.append(1)
        }
      }
      starts.append(successors.count)
    }
  }

  /// The number of distinct tokens that follow `previous`.
  func distinctSuccessors(of previous: TokenID) -> Int {
    starts[Int(previous) + 1] - starts[Int(previous)]
  }

  func count(of previous: TokenID, _ token: TokenID) -> Int {
    var low = starts[Int(previous)]
    let end = starts[Int(previous) + 1]
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if successors[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low < end && successors[low] == token ? counts[low] : 0
  }
}
