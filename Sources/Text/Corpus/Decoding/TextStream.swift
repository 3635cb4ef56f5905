/// Turns the bytes of a text into UTF-8, block by block, once its beginning says what they are.
///
/// UTF-8 and what may be a legacy encoding pass unchanged: `DocumentsBuilder` checks them.
struct TextStream {
  private enum State {
    /// The beginning is collected.
    case waiting([UInt8])
    case unchanged
    case decoding(WideDecoder)
  }

  /// Receives the next block of UTF-8, and how the text was encoded.
  typealias Body = (UnsafeRawBufferPointer, TextEncoding) throws -> Void

  let path: String
  let holder: TextHolder
  let invalidText: InvalidText
  private var state = State.waiting([])
  /// What the bytes are; UTF-8 until that is known.
  private(set) var encoding = TextEncoding.utf8
  /// The number of U+FFFD that replaced units of UTF-16 or UTF-32.
  private(set) var replacedCharacters = 0

  init(path: String, holder: TextHolder, invalidText: InvalidText) {
    self.path = path
    self.holder = holder
    self.invalidText = invalidText
  }

  /// Passes on what `block` completes.
  ///
  /// - Throws: `CorpusError` for what isn't text; what `body` throws.
  mutating func append(_ block: UnsafeRawBufferPointer, to body: Body) throws {
    switch state {
    case .waiting(var beginning):
      state = .waiting([])
      beginning += block
      if beginning.count >= FileKind.beginning {
        try recognize(beginning, body)
      } else {
        state = .waiting(beginning)
      }
    case .unchanged: try body(block, encoding)
    case .decoding(var decoder):
      state = .unchanged
      try decode(block, &decoder, body)
      state = .decoding(decoder)
    }
  }

  /// Ends the text.
  ///
  /// - Throws: as `append`.
  mutating func finish(to body: Body) throws {
    if case .waiting(let beginning) = state { try recognize(beginning, body) }
    guard case .decoding(var decoder) = state else { return }
    var text: [UInt8] = []
    do throws(WideDecoder.InvalidUnit) {
      try decoder.finish(to: &text)
    } catch {
      throw invalid(error)
    }
    replacedCharacters = decoder.replacedCharacters
    try text.withUnsafeBytes { try body($0, encoding) }
  }

  private mutating func recognize(_ beginning: [UInt8], _ body: Body) throws {
    switch FileKind(of: beginning[...]) {
    case .text(let encoding): self.encoding = encoding
    case .legacy: break
    case .foreign(let format): throw CorpusError.foreign(path: path, format, holder: holder)
    case .packed:
      throw CorpusError.packedTwice(path: path)
    }
    guard encoding.width > 1 else {
      state = .unchanged
      try beginning.withUnsafeBytes { try body($0, encoding) }
      return
    }
    var decoder = WideDecoder(encoding, invalidText: invalidText)
    try decode(beginning.dropFirst(encoding.markSize), &decoder, body)
    state = .decoding(decoder)
  }

  private mutating func decode(
    _ block: some Collection<UInt8>, _ decoder: inout WideDecoder, _ body: Body
  ) throws {
    var text: [UInt8] = []
    do throws(WideDecoder.InvalidUnit) {
      try decoder.decode(block, to: &text)
    } catch {
      throw invalid(error)
    }
    replacedCharacters = decoder.replacedCharacters
    try text.withUnsafeBytes { try body($0, encoding) }
  }

  private func invalid(_ error: WideDecoder.InvalidUnit) -> CorpusError {
    .invalidUnit(
      path: path, encoding: encoding.name, offset: encoding.markSize + error.offset)
  }
}
