import Tokens

extension TokenSequences {
  // snippet.count
  /// The number of windows that the book's loop over a text makes.
  ///
  /// `range(0, tokens - length - 1, stride)` leaves out one window at the end that would still fit.
  ///
  /// - Parameters:
  ///   - tokens: the length of the text.
  ///   - length: inputs of a window.
  package static func windowCount(tokens: Int, length: Int, stride: Int) -> Int {
    max(0, (tokens - length - 1 + stride - 1) / stride)
  }
  // snippet.end

  /// Windows over the whole of `ids`.
  package init(windowsOver ids: [TokenID], length: Int, stride: Int, target: Target) {
    let count = Self.windowCount(tokens: ids.count, length: length, stride: stride)
    self.init(
      ids: ids, layout: .windows(length: length, stride: stride, count: count), target: target)
  }
}
