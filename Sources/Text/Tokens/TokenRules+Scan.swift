extension TokenRules {
  /// Calls `body` with the tokens of `text` in order, in one pass.
  ///
  /// A token is assembled in a batch's own bytes, because it may differ from the text: it is in
  /// lower case and lacks dropped characters.
  ///
  /// - Complexity: O(bytes of `text`).
  func forEachBatch(
    in text: UnsafeBufferPointer<UInt8>, _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try TokenBatch.withRoom(for: text.count) { batch in
      try append(text, from: 0, to: text.count, batch: &batch, body)
      try batch.finishToken(body)
      try batch.flush(body)
    }
  }

  /// Appends the tokens of a part of `text`, which doesn't end between ASCII letters. The last one can
  /// go on.
  @inline(__always)
  func append(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, batch: inout TokenBatch,
    _ body: (TokenBatch) throws -> Void
  ) rethrows {
    try actions.withUnsafeBufferPointer { actions in
      // A text is mostly runs of letters, with a character or two between them.
      var position = start
      while position < end {
        position = batch.appendLetters(of: text, from: position)
        guard position < end else { break }
        let action = actions[Int(text[position])]
        position = try apply(action, to: text, at: position, batch: &batch, body)
      }
    }
  }

  /// Handles the character at `position`.
  ///
  /// - Returns: the position to continue at.
  @inline(__always)
  private func apply(
    _ action: Action, to text: UnsafeBufferPointer<UInt8>, at position: Int,
    batch: inout TokenBatch, _ body: (TokenBatch) throws -> Void
  ) rethrows -> Int {
    switch action {
    case .letter:
      batch.append(lowercaseASCII(text[position]))
    case .space:
      try batch.finishToken(body)
    case .alone:
      try batch.finishToken(body)
      batch.append(text[position])
      try batch.finishToken(body)
    case .dropped:
      break
    case .tag:
      if let end = endOfBreakTag(in: text, from: position) {
        try batch.finishToken(body)
        return end
      }
      batch.append(text[position])
    case .unicode:
      return try applyBeyondASCII(to: text, at: position, batch: &batch, body)
    }
    return position + 1
  }

  /// The slow path: white space and lower case as Unicode defines them.
  private func applyBeyondASCII(
    to text: UnsafeBufferPointer<UInt8>, at position: Int, batch: inout TokenBatch,
    _ body: (TokenBatch) throws -> Void
  ) rethrows -> Int {
    guard let (scalar, count) = decodeScalar(in: text, at: position) else {
      batch.append(text[position])
      return position + 1
    }
    if scalar.isPythonSpace {
      try batch.finishToken(body)
    } else if scalar == "\u{3A3}" {
      for byte in lowercaseSigma(in: text, at: position).utf8 { batch.append(byte) }
    } else if scalar.properties.changesWhenLowercased {
      for byte in scalar.properties.lowercaseMapping.utf8 { batch.append(byte) }
    } else {
      for byte in text[position..<position + count] { batch.append(byte) }
    }
    return position + count
  }

  /// The position after a `<br />` that begins at `start`; `nil` if none does.
  ///
  /// Dropped characters are ignored: they are gone before torchtext looks for the tag.
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
