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

  /// Where the first window of an epoch may start, and how many windows there are then.
  package struct WindowOffsets: Hashable, Sendable {
    /// The first window starts at one of 0 ..< `choices`.
    package let choices: Int
    /// Equal for each of them.
    package let sequences: Int

    package init(choices: Int, sequences: Int) {
      self.choices = choices
      self.sequences = sequences
    }
  }

  /// The places where windows of this stride can start so that each epoch cuts the text elsewhere.
  package var windowOffsets: WindowOffsets {
    guard case .windows(let length, let stride, let count) = layout, count > 0 else {
      return WindowOffsets(choices: 1, sequences: count)
    }
    // A later start costs a window, if the text doesn't end after a whole number of them.
    let fewest = Self.windowCount(
      tokens: ids.count - (stride - 1), length: length, stride: stride)
    guard fewest > 0 else {
      return WindowOffsets(choices: max(1, ids.count - length - 1), sequences: 1)
    }
    return WindowOffsets(choices: stride, sequences: fewest)
  }

  /// The first `count` windows after an offset; documents stay as they are.
  package func starting(at offset: Int, count: Int) -> TokenSequences {
    guard case .windows(let length, let stride, _) = layout else { return self }
    return TokenSequences(
      ids: offset == 0 ? ids : Array(ids[offset...]),
      layout: .windows(length: length, stride: stride, count: count), target: target)
  }

  /// Windows over the whole of `ids`.
  package init(windowsOver ids: [TokenID], length: Int, stride: Int, target: Target) {
    let count = Self.windowCount(tokens: ids.count, length: length, stride: stride)
    self.init(
      ids: ids, layout: .windows(length: length, stride: stride, count: count), target: target)
  }
}
