/// Splits Swift into pieces to highlight. It knows words and literals, but no grammar.
///
/// Joined, the pieces give the text back, whatever it is.
struct SwiftLexer {
  enum Kind: Hashable {
    case plain, keyword, type, string, number, comment, attribute

    /// The CSS class that colours the piece; `nil` for plain text.
    var className: String? {
      switch self {
      case .plain: nil
      case .keyword: "k"
      case .type: "t"
      case .string: "s"
      case .number: "n"
      case .comment: "c"
      case .attribute: "a"
      }
    }
  }

  struct Piece: Hashable {
    var kind: Kind
    var text: String
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
    "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum",
    "extension", "fallthrough", "false", "fileprivate", "final", "for", "func", "get", "guard",
    "if", "import", "in", "indirect", "init", "inout", "internal", "is", "lazy", "let", "mutating",
    "nil", "nonisolated", "nonmutating", "open", "operator", "override", "package",
    "private", "protocol", "public", "repeat", "required", "rethrows", "return", "self", "Self",
    "set", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
    "try", "typealias", "unowned", "var", "weak", "where", "while",
  ]

  /// Words that can precede a colon without being an argument label, as in `case nil:`.
  private static let valuesBeforeColons: Set<String> = ["default", "false", "nil", "self", "true"]

  private let characters: [Character]
  private var position = 0
  private var pieces: [Piece] = []

  private init(_ text: String) {
    characters = Array(text)
  }

  /// Time and memory are linear in the length of `text`.
  static func pieces(of text: String) -> [Piece] {
    var lexer = SwiftLexer(text)
    lexer.run()
    return lexer.pieces
  }

  private mutating func run() {
    while position < characters.count {
      let character = characters[position]
      if starts(with: "//") {
        take(.comment) { !$0.isNewline }
      } else if starts(with: "/*") {
        takeBlockComment()
      } else if character == "\"" || character == "#" && opensRawString {
        takeString()
      } else if character.isASCII && character.isNumber {
        take(.number) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      } else if character == "@" || character == "#" {
        takeAttribute()
      } else if character.isLetter || character == "_" || character == "`" {
        takeWord()
      } else {
        add(.plain, count: 1)
      }
    }
  }

  private func starts(with text: String) -> Bool {
    position + text.count <= characters.count
      && zip(text, characters[position...]).allSatisfy { $0 == $1 }
  }

  private var opensRawString: Bool {
    var index = position
    while index < characters.count, characters[index] == "#" { index += 1 }
    return index < characters.count && characters[index] == "\""
  }

  /// Adds the next `count` characters, to the previous piece if it is of the same kind.
  private mutating func add(_ kind: Kind, count: Int) {
    let text = String(characters[position..<(position + count)])
    position += count
    if pieces.last?.kind == kind {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(kind: kind, text: text))
    }
  }

  /// Adds the next character and the following ones that `belongs` accepts.
  private mutating func take(_ kind: Kind, while belongs: (Character) -> Bool) {
    var count = 1
    while position + count < characters.count, belongs(characters[position + count]) { count += 1 }
    // In `0..<n` and `1...n` the dots belong to the operator.
    if kind == .number, let point = rangeOperator(within: count) { count = point }
    add(kind, count: count)
  }

  /// The offset of `..` within the next `count` characters and the one after them.
  private func rangeOperator(within count: Int) -> Int? {
    let end = min(position + count + 1, characters.count)
    return (position..<end).dropLast()
      .first { characters[$0] == "." && characters[$0 + 1] == "." }.map { $0 - position }
  }

  private mutating func takeWord() {
    var count = 1
    while position + count < characters.count, isWordCharacter(characters[position + count]) {
      count += 1
    }
    let word = String(characters[position..<(position + count)])
    let isMember = position > 0 && characters[position - 1] == "."
    let next = position + count < characters.count ? characters[position + count] : " "
    let isLabel = next == ":" && !Self.valuesBeforeColons.contains(word)
    if Self.keywords.contains(word), !isLabel, !isMember || word == "self" || word == "init" {
      add(.keyword, count: count)
    } else {
      add(word.first?.isUppercase == true ? .type : .plain, count: count)
    }
  }

  private func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "`"
  }

  private mutating func takeAttribute() {
    take(.attribute) { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Swift's block comments nest.
  private mutating func takeBlockComment() {
    var depth = 0
    var index = position
    repeat {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if characters[index] == "/" && next == "*" {
        depth += 1
        index += 2
      } else if characters[index] == "*" && next == "/" {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < characters.count
    add(.comment, count: index - position)
  }

  /// Takes a string with one or three quotes and any number of `#`, to its end or, with one quote,
  /// at most to the end of the line.
  private mutating func takeString() {
    var index = position
    while characters[index] == "#" { index += 1 }
    let hashes = index - position
    let quotes = isQuotes(3, at: index) ? 3 : 1
    index += quotes
    while index < characters.count {
      if characters[index] == "\\" && hashes == 0 {
        index += 2
      } else if quotes == 1 && characters[index].isNewline {
        break
      } else if isQuotes(quotes, at: index) && isHashes(hashes, at: index + quotes) {
        index += quotes + hashes
        break
      } else {
        index += 1
      }
    }
    add(.string, count: min(index, characters.count) - position)
  }

  private func isQuotes(_ count: Int, at index: Int) -> Bool {
    isRun(of: "\"", count, at: index)
  }

  private func isHashes(_ count: Int, at index: Int) -> Bool {
    isRun(of: "#", count, at: index)
  }

  private func isRun(of character: Character, _ count: Int, at index: Int) -> Bool {
    index + count <= characters.count
      && characters[index..<(index + count)].allSatisfy { $0 == character }
  }
}
