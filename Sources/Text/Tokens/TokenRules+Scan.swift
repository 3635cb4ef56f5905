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
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * text.count) { token in
      var length = 0
      func finishToken() {
        guard length > 0 else { return }
        body(UnsafeBufferPointer(rebasing: token[..<length]))
        length = 0
      }
      func goOn(with byte: UInt8) {
        token[length] = byte
        length += 1
      }

      var position = 0
      while position < text.count {
        let byte = text[position]
        let letter = letters[Int(byte)]
        if letter != 0 {
          goOn(with: letter)
          position += 1
          continue
        }
        switch actions[Int(byte)] {
        case .letter:
          goOn(with: byte)
          position += 1
        case .space:
          finishToken()
          position += 1
        case .alone:
          finishToken()
          body(UnsafeBufferPointer(rebasing: text[position...position]))
          position += 1
        case .dropped:
          position += 1
        case .tag:
          if let end = endOfBreakTag(in: text, from: position) {
            finishToken()
            position = end
          } else {
            goOn(with: byte)
            position += 1
          }
        case .unicode:
          guard let (scalar, count) = decodeScalar(in: text, at: position) else {
            goOn(with: byte)
            position += 1
            continue
          }
          if scalar.isPythonSpace {
            finishToken()
          } else if scalar == "\u{3A3}" {
            lowercaseSigma(in: text, at: position).utf8.forEach(goOn)
          } else if scalar.properties.changesWhenLowercased {
            scalar.properties.lowercaseMapping.utf8.forEach(goOn)
          } else {
            text[position..<position + count].forEach(goOn)
          }
          position += count
        }
      }
      finishToken()
    }
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
