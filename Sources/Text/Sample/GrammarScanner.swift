/// Reads a grammar file byte by byte and tracks line and column.
///
/// A definition begins at the left margin and continues in indented lines.
struct GrammarScanner {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var location = GrammarLocation(line: 1, column: 1)

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Whether the current definition is over. Meaningful after `skipBlanks()`.
  var isAtEndOfDefinition: Bool { isAtEnd || location.column == 1 }

  /// The next character; a non-ASCII byte counts as one that fits nowhere.
  var next: Character? {
    isAtEnd ? nil : Character(UnicodeScalar(bytes[position]))
  }

  mutating func advance() {
    if bytes[position] == UInt8(ascii: "\n") {
      location.line += 1
      location.column = 1
    } else {
      location.column += 1
    }
    position += 1
  }

  /// Skips white space and comments; returns whether there was any.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = position
    while let character = next {
      if character == "#" {
        skipLine()
      } else if character.isWhitespace {
        advance()
      } else {
        break
      }
    }
    return position > start
  }

  /// Skips to the left margin of the next definition, unless it has been reached already.
  mutating func skipDefinition() {
    while !isAtEndOfDefinition {
      skipLine()
      skipBlanks()
    }
  }

  private mutating func skipLine() {
    while !isAtEnd, next != "\n" { advance() }
  }

  /// Reads `expected` if it is the next character; returns whether it was.
  mutating func skip(_ expected: Character) -> Bool {
    guard next == expected else { return false }
    advance()
    return true
  }

  mutating func expect(_ expected: Character) throws(GrammarError) {
    guard skip(expected) else { throw unexpected("'\(expected)'") }
  }

  /// The longest run of characters that satisfy `isPart`; may be empty.
  mutating func run(while isPart: (Character) -> Bool) -> String {
    var text = ""
    while let character = next, character.isASCII, isPart(character) {
      text.append(character)
      advance()
    }
    return text
  }

  /// A name of a rule, table or column: letters, digits, `-`, and `.` where `dotted`.
  mutating func name(
    _ what: String, dotted: Bool = false
  ) throws(GrammarError) -> String {
    let name = run { $0.isLetter || $0.isNumber || $0 == "-" || (dotted && $0 == ".") }
    guard !name.isEmpty else { throw unexpected(what) }
    return name
  }

  /// The error for the next character.
  func unexpected(_ expected: String) -> GrammarError {
    let found =
      switch next {
      case nil: "the end of the file"
      case "\n": "the end of the line"
      case let character? where character.isASCII: "'\(character)'"
      default: "a character outside ASCII"
      }
    return GrammarError(at: location, .unexpected(found, expected: expected))
  }
}
