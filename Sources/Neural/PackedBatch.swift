import Tokens

/// A batch laid out by time step, without padding.
///
/// Sequences are in descending order of length. The rows of step t are the sequences still running,
/// so each step is a prefix of the one before, and no work is spent on padding.
struct PackedBatch: Sendable {
  /// The number of sequences still running at each step; never increases.
  let counts: [Int]
  /// The first position of each step.
  let starts: [Int]
  /// The token id at each position.
  let inputs: [TokenID]
  /// The token id that follows each position.
  let targets: [TokenID]
  /// The positions whose target counts towards the loss, ascending.
  let scored: [Int]
  /// The index of the given sequence that each row of a step belongs to.
  let order: [Int]

  /// - Parameter sequences: framed token ids. All but the last are inputs, all but the first
  ///   targets; a sequence of fewer than two has neither.
  init(_ sequences: [ArraySlice<TokenID>], target: Target) {
    let lengths = sequences.map { max(0, $0.count - 1) }
    let order = lengths.indicesByDescendingValue().filter { lengths[$0] > 0 }
    var counts: [Int] = []
    var starts: [Int] = []
    var inputs: [TokenID] = []
    var targets: [TokenID] = []
    var scored: [Int] = []
    var going = order.count
    for step in 0..<(order.first.map { lengths[$0] } ?? 0) {
      while lengths[order[going - 1]] <= step { going -= 1 }
      counts.append(going)
      starts.append(inputs.count)
      for row in 0..<going {
        let sequence = sequences[order[row]]
        if target == .shifted || step == lengths[order[row]] - 1 { scored.append(inputs.count) }
        inputs.append(sequence[sequence.startIndex + step])
        targets.append(sequence[sequence.startIndex + step + 1])
      }
    }
    self.counts = counts
    self.starts = starts
    self.inputs = inputs
    self.targets = targets
    self.scored = scored
    self.order = order
  }

  /// The total number of positions.
  var positions: Int { inputs.count }

  /// The number of sequences that have at least one position.
  var sequences: Int { counts.first ?? 0 }

  /// The targets of the scored positions.
  var scoredTargets: [TokenID] { scored.map { targets[$0] } }

  /// Calls `body` for each scored position in order, with the index of its sequence.
  func forEachScored(_ body: (_ sequence: Int) -> Void) {
    var next = 0
    for step in counts.indices {
      for (row, position) in range(ofStep: step).enumerated()
      where next < scored.count && scored[next] == position {
        body(order[row])
        next += 1
      }
    }
  }

  /// The positions of step t.
  func range(ofStep t: Int) -> Range<Int> { starts[t]..<starts[t] + counts[t] }
}
