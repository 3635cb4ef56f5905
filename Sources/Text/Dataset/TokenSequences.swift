import Tokens

/// Sequences of token ids, each a view of one array.
///
/// A sequence's inputs are all tokens but the last and its targets all but the first, so target t
/// is the token that follows input t. Windows overlap and are never copied: a novel of N tokens has
/// nearly N windows of a hundred.
package struct TokenSequences: Hashable, Sendable {
  package enum Layout: Hashable, Sendable {
    /// Where each sequence begins in `ids`, followed by the end.
    case documents(offsets: [Int])
    /// `count` windows of `length` inputs and one more token, each `stride` tokens after the
    /// previous one.
    case windows(length: Int, stride: Int, count: Int)
  }

  package let ids: [TokenID]
  package let layout: Layout
  package let target: Target

  package init(ids: [TokenID], layout: Layout, target: Target = .shifted) {
    switch layout {
    case .documents(let offsets):
      precondition(offsets.first == 0 && offsets.last == ids.count, "Offsets span the ids")
      precondition(
        zip(offsets, offsets.dropFirst()).allSatisfy { $1 - $0 >= 2 },
        "A sequence has an input and a target")
      precondition(target == .shifted, "Only windows have a single next token")
    case .windows(let length, let stride, let count):
      precondition(length >= 1 && stride >= 1 && count >= 0, "Windows have a length and a stride")
      precondition(
        count == 0 || (count - 1) * stride + length + 1 <= ids.count, "Windows stay in the text")
    }
    self.ids = ids
    self.layout = layout
    self.target = target
  }

  package var count: Int {
    switch layout {
    case .documents(let offsets): offsets.count - 1
    case .windows(_, _, let count): count
    }
  }

  /// Whether the sequences are windows over one text.
  package var isInWindows: Bool {
    switch layout {
    case .documents: false
    case .windows: true
    }
  }

  // snippet.sequence
  /// The tokens of one sequence: two or more, inputs and targets overlapping.
  package subscript(index: Int) -> ArraySlice<TokenID> {
    switch layout {
    case .documents(let offsets):
      return ids[offsets[index]..<offsets[index + 1]]
    case .windows(let length, let stride, let count):
      precondition(0..<count ~= index, "No such window")
      return ids[index * stride...index * stride + length]
    }
  }
  // snippet.end

  /// Every sequence.
  package var all: [ArraySlice<TokenID>] { (0..<count).map { self[$0] } }

  /// The number of inputs in each sequence.
  package var lengths: [Int] {
    switch layout {
    case .documents(let offsets): zip(offsets, offsets.dropFirst()).map { $1 - $0 - 1 }
    case .windows(let length, _, let count): Array(repeating: length, count: count)
    }
  }

  /// The index of a sequence of median length.
  package var indexOfMedianLength: Int {
    let lengths = lengths
    let order = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    return order[order.count / 2]
  }

  /// The number of targets in one pass over all sequences.
  package var targetCount: Int {
    switch (layout, target) {
    case (.documents(let offsets), _): ids.count - (offsets.count - 1)
    case (.windows(let length, _, let count), .shifted): length * count
    case (.windows(_, _, let count), .next): count
    }
  }
}
