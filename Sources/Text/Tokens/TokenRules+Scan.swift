extension TokenRules {
  /// Calls `body` with each token of `text`, in one pass.
  ///
  /// The token is put together in a buffer of its own, because it may differ from the text: it is in
  /// lower case and lacks dropped characters.
  ///
  /// - Complexity: O(bytes of `text`), in time and in memory for the buffer.
  func forEachToken(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    // No character grows to more than one and a half times its bytes in lower case.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * text.count) { buffer in
      letters.withUnsafeBufferPointer { letters in
        var token = TokenBuffer(buffer)
        var position = 0
        while position < text.count {
          let letter = letters[Int(text[position])]
          if letter != 0 {
            token.append(letter)
            position += 1
          } else {
            position = apply(to: text, at: position, token: &token, body)
          }
        }
        token.finish(body)
      }
    }
  }

  /// Deals with the character at `position`, which is no plain letter.
  ///
  /// - Returns: where the text goes on.
  @inline(__always)
  private func apply(
    to text: UnsafeBufferPointer<UInt8>, at position: Int, token: inout TokenBuffer,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Int {
    switch actions[Int(text[position])] {
    case .letter:
      token.append(text[position])
    case .space:
      token.finish(body)
    case .alone:
      token.finish(body)
      body(UnsafeBufferPointer(rebasing: text[position...position]))
    case .dropped:
      break
    case .tag:
      if let end = endOfBreakTag(in: text, from: position) {
        token.finish(body)
        return end
      }
      token.append(text[position])
    case .unicode:
      return applyBeyondASCII(to: text, at: position, token: &token, body)
    }
    return position + 1
  }

  /// The slow path: white space and lower case as Unicode has them.
  private func applyBeyondASCII(
    to text: UnsafeBufferPointer<UInt8>, at position: Int, token: inout TokenBuffer,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Int {
    guard let (scalar, count) = decodeScalar(in: text, at: position) else {
      token.append(text[position])
      return position + 1
    }
    if scalar.isPythonSpace {
      token.finish(body)
    } else if scalar == "\u{3A3}" {
      for byte in lowercaseSigma(in: text, at: position).utf8 { token.append(byte) }
    } else if scalar.properties.changesWhenLowercased {
      for byte in scalar.properties.lowercaseMapping.utf8 { token.append(byte) }
    } else {
      for byte in text[position..<position + count] { token.append(byte) }
    }
    return position + count
  }

  /// Where the text goes on after a `<br />` that begins at `start`; `nil` if none does.
  ///
  /// Dropped characters do not count: they are gone before torchtext looks for the tag.
  private func endOfBreakTag(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    for expected in "<br />".utf8 {
      while position < text.count, actions[Int(text[position])] == .dropped { position += 1 }
      guard position < text.count, lowercaseASCII(text[position]) == expected else { return nil }
      position += 1
    }
    return position
  }
}

/// The token that is being put together.
private struct TokenBuffer {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// - Parameter bytes: room for the longest token.
  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  /// Hands out the token, unless it is empty, and begins the next one.
  @inline(__always)
  mutating func finish(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard count > 0 else { return }
    body(UnsafeBufferPointer(rebasing: bytes[..<count]))
    count = 0
  }
}
