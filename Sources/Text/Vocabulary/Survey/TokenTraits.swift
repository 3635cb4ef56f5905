/// What a token consists of, as far as it says whether it is a word.
struct TokenTraits: Hashable, Sendable {
  /// Characters, each with its accents.
  private(set) var characters = 0
  private(set) var letters = 0
  /// Letters of scripts that are written without spaces between words.
  private(set) var spacelessLetters = 0
  /// Whether a letter has a punctuation mark or another sign next to it, but for hyphens and
  /// apostrophes between letters.
  private(set) var isGlued = false

  private enum Kind { case letter, joint, mark, other }

  init(_ bytes: some Sequence<UInt8>) {
    var (last, beforeLast) = (Kind.other, Kind.other)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      guard let kind = kind(of: scalar) else { continue }
      characters += 1
      if kind == .letter {
        letters += 1
        if last == .mark || last == .joint && beforeLast != .letter { isGlued = true }
      } else if last == .letter && kind == .mark || last == .joint && beforeLast == .letter {
        isGlued = true
      }
      (beforeLast, last) = (last, kind)
    }
    if last == .joint && beforeLast == .letter { isGlued = true }
  }

  /// `nil` for an accent or an invisible sign, which belongs to the character before it.
  private mutating func kind(of scalar: Unicode.Scalar) -> Kind? {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A: return .letter
    case 0x27, 0x2D, 0x2019, 0x2010, 0x2011: return .joint
    case 0x30...0x39: return .other
    case 0x21...0x7E: return .mark
    case 0..<0x80: return .other
    default: break
    }
    if scalar.isUnspacedLetter { spacelessLetters += 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control: return nil
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return .mark
    default: return .other
    }
  }
}
