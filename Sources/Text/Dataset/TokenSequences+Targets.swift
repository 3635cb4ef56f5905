import Tokens

extension TokenSequences {
  /// Calls `body` with each target of the text and the tokens before it, at least one: those of its
  /// document, or of the whole text in windows.
  ///
  /// A position of the text that is a target in several windows comes once, with the number of
  /// those windows as its weight; the weights add up to `targetCount`. Complexity: O(tokens).
  package func forEachTarget(
    _ body: (_ context: ArraySlice<TokenID>, _ target: TokenID, _ weight: Int) -> Void
  ) {
    switch layout {
    case .documents(let offsets):
      for (start, end) in zip(offsets, offsets.dropFirst()) {
        for position in start + 1..<end { body(ids[start..<position], ids[position], 1) }
      }
    case .windows(let length, let stride, let count):
      guard count > 0 else { return }
      for position in 1...(count - 1) * stride + length {
        let weight = windows(
          withTargetAt: position, length: length, stride: stride, count: count)
        if weight > 0 { body(ids[..<position], ids[position], weight) }
      }
    }
  }

  /// In how many windows the token at `position` is a target.
  private func windows(
    withTargetAt position: Int, length: Int, stride: Int, count: Int
  ) -> Int {
    switch target {
    case .shifted:
      // Window i has the targets i·stride + 1 ... i·stride + length.
      let first = max(0, position - length + stride - 1) / stride
      let last = min(count - 1, (position - 1) / stride)
      return max(0, last - first + 1)
    case .next:
      let start = position - length
      return start >= 0 && start % stride == 0 && start / stride < count ? 1 : 0
    }
  }
}

extension TokenSequences {
  /// The texts that the sequences come from: each document, or the whole text under the windows.
  var texts: [ArraySlice<TokenID>] {
    switch layout {
    case .documents: all
    case .windows: [ids[...]]
    }
  }
}
