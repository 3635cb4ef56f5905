/// Finds formulas between bare dollar signs. The parser removes their backslashes and stars before
/// they can be read, so they have to be written in another way.
///
/// A price is not a formula: as in Pandoc, the opening sign has a character right after it, the
/// closing sign has one right before it and no digit after it. "$5 or US$" is not one either.
struct FormulaFinder {
  private struct Character {
    var byte: UInt8
    /// In bytes; `nil` for code and line ends, where no formula can begin.
    var place: (line: Int, column: Int)?
  }

  /// Stands for a code span; never a byte of UTF-8.
  private static let code: UInt8 = 0xFF
  /// Stands for an escaped dollar sign, which never begins or ends a formula.
  private static let escaped: UInt8 = 0xFE

  private let source: SourceText
  private var characters: [Character] = []

  /// - Parameter source: the text that the paragraph belongs to.
  init(in source: SourceText) { self.source = source }

  /// Adds text of one line of the paragraph. Call in document order.
  mutating func add(_ bytes: some Sequence<AlignedText.Byte>, line: Int) {
    for byte in bytes {
      let isEscapedDollar = byte.isEscaped && byte.value == Ascii.dollar
      characters.append(
        Character(
          byte: isEscapedDollar ? Self.escaped : byte.value, place: (line, byte.column)))
    }
  }

  /// Adds a code span.
  mutating func addCode() {
    characters.append(Character(byte: Self.code))
  }

  /// Adds the end of a line.
  mutating func addBreak() {
    characters.append(Character(byte: Ascii.space))
  }

  /// One diagnostic per formula. O(length of the paragraph)
  func diagnostics() -> [Diagnostic] {
    let signs = characters.indices.filter { characters[$0].byte == Ascii.dollar }
    var found: [Diagnostic] = []
    var index = 0
    while index < signs.count {
      let sign = signs[index]
      let following = index + 1 < signs.count ? signs[index + 1] : nil
      if let following, following == sign + 1 {
        note(Self.displayed, at: sign, in: &found)
        // Skip past the closing pair, so that one formula gives one diagnostic.
        index += 2
        while index < signs.count, !isPair(signs, index) { index += 1 }
        index += 2
      } else if let following, isFormula(sign, following) {
        note(Self.inline, at: sign, in: &found)
        index += 2
      } else {
        if byte(at: sign + 1) == Self.code {
          note(Self.unclosed, at: sign, in: &found)
        }
        index += 1
      }
    }
    return found
  }

  private func note(_ message: String, at index: Int, in found: inout [Diagnostic]) {
    guard let place = characters[index].place else { return }
    found.append(
      Diagnostic(at: source.location(line: place.line, column: place.column), message))
  }

  private func isPair(_ signs: [Int], _ index: Int) -> Bool {
    index + 1 < signs.count && signs[index + 1] == signs[index] + 1
  }

  /// Whether the signs at these two indices enclose a formula.
  private func isFormula(_ open: Int, _ close: Int) -> Bool {
    let content = characters[(open + 1)..<close].map(\.byte)
    guard let first = content.first, let last = content.last, first != Ascii.space,
      first != Self.code, last != Ascii.space, !(byte(at: close + 1)?.isDigit ?? false)
    else { return false }
    let isAmount = first.isDigit && content.contains(Ascii.space)
    return !isAmount || content.contains { #"\_^={}<>+"#.utf8.contains($0) }
  }

  private func byte(at index: Int) -> UInt8? {
    characters.indices.contains(index) ? characters[index].byte : nil
  }

  private static let inline =
    "a formula between bare dollar signs loses its backslashes and stars; write $`x_t`$, "
    + #"and \$ for a dollar sign"#
  private static let displayed =
    "a formula between '$$' loses its backslashes and stars; put it in a block that begins with "
    + #"```math, and write \$ for a dollar sign"#
  private static let unclosed =
    "the formula is not closed; write $`x_t`$ with a dollar sign on both sides"
}
