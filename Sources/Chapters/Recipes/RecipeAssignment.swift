/// `name = value` on one line of a recipe, with its comment left out.
struct RecipeAssignment {
  /// As written, without the blanks around it.
  let name: String
  let nameLocation: SourceLocation
  /// Everything after the sign.
  private let text: SourceText

  /// A line that shows the syntax, for messages.
  static let example = "train.epochs = 5"

  /// Splits a line of a recipe, counted from 0; `nil` if it is blank or a comment.
  ///
  /// - Throws: `Diagnostic` if there is no sign, or no name before it.
  init?(_ source: SourceText, line: Int) throws(Diagnostic) {
    let bytes = Array(source.bytes[source.lines[line].range])
    let end = Self.endOfCode(bytes)
    guard let start = bytes[..<end].firstIndex(where: { !$0.isBlank }) else { return nil }
    nameLocation = source.location(line: line + 1, column: start + 1)
    guard !bytes[start...].starts(with: "//".utf8) else {
      throw Diagnostic(at: nameLocation, "a comment in a recipe begins with '#'; write that")
    }
    guard let sign = bytes[..<end].firstIndex(of: UInt8(ascii: "=")) else {
      throw Diagnostic(
        at: nameLocation, "'=' is missing; write one setting a line, as in \(Self.example)")
    }
    let nameEnd = (bytes[start..<sign].lastIndex { !$0.isBlank } ?? start - 1) + 1
    name = String(decoding: bytes[start..<nameEnd], as: UTF8.self)
    guard !name.isEmpty else {
      throw Diagnostic(
        at: nameLocation, "there is no name before '='; write one, as in \(Self.example)")
    }
    text = source.part(ofLine: line, sign + 1..<end)
  }

  /// Where the comment of a line begins, or the line's end: a `#` in a string is text.
  private static func endOfCode(_ line: [UInt8]) -> Int {
    var isInString = false
    var isEscaped = false
    for (index, byte) in line.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if isInString, byte == Ascii.backslash {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      } else if byte == UInt8(ascii: "#"), !isInString {
        return index
      }
    }
    return line.count
  }

  /// Reads the value, which is written as in a cell.
  ///
  /// - Parameter label: the end of the name: a setting within its step, or the whole of it.
  /// - Throws: `Diagnostic` for anything but one value.
  func argument(label: String) throws(Diagnostic) -> Argument {
    var parser = try ValueParser(text, separator: " = ")
    guard parser.token.kind != .end else {
      throw parser.diagnostic("there is no value after '='; write \(name) = 5, for example")
    }
    let place = parser.location
    let value = try parser.value(of: name)
    guard parser.token.kind == .end else {
      throw parser.diagnostic(
        "\(parser.token.name) follows the value; write one value, and a text in quotes")
    }
    var labelLocation = nameLocation
    labelLocation.column += name.utf8.count - label.utf8.count
    return Argument(
      label: label, value: value, labelLocation: labelLocation, valueLocation: place)
  }
}
