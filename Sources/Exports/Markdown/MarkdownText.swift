import Drawings
import Foundation

/// Texts of any origin as Markdown that shows them as they are.
enum MarkdownText {
  /// `text` on one line, with a backslash before each character that would be markup.
  static func escaped(_ text: String) -> String {
    let scalars = Array(CleanText.clean(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n": result.append(" ")
      case "\\", "`", "*", "[", "]", "<", "&", "|", "~", "$":
        result.append("\\")
        result.append(scalar)
      case "_":
        // Within a word it is a plain character.
        let isWithin =
          index > 0 && index + 1 < scalars.count && isWordly(scalars[index - 1])
          && isWordly(scalars[index + 1])
        if !isWithin { result.append("\\") }
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A paragraph whose lines begin none of the blocks that a line can begin.
  static func paragraph(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = line.drop { $0 == " " }
      if let match = line.prefixMatch(of: /(\d{1,9})([.)])(\s|$)/) {
        return "\(match.1)\\\(match.2)" + line[match.2.endIndex...]
      }
      let isMark = line.prefixMatch(of: /(#{1,6}|[-+])(\s|$)|>|[-=]+\s*$|:?-/) != nil
      return (isMark ? "\\" : "") + line
    }.joined(separator: "\n")
  }

  /// A code span.
  static func code(_ text: String) -> String {
    let text = CleanText.clean(text).replacing("\n", with: " ")
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let isBordered = text.hasPrefix("`") || text.hasSuffix("`") || text.allSatisfy { $0 == " " }
    let space = isBordered && !text.isEmpty ? " " : ""
    return text.isEmpty ? "" : fence + space + text + space + fence
  }

  /// A block of code.
  static func fenced(_ text: String, language: String? = nil) -> String {
    var text = CleanText.clean(text)
    while text.hasSuffix("\n") { text.removeLast() }
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    let info = (language ?? "").filter { $0 != "`" && !$0.isNewline }
    return "\(fence)\(info)\n\(text)\n\(fence)"
  }

  /// `text` with something before its first line and as many spaces, or the same again, before each
  /// other one.
  static func indented(_ text: String, first: String, rest: String? = nil) -> String {
    let rest = rest ?? String(repeating: " ", count: first.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      let mark = $0.offset == 0 ? first : rest
      return $0.element.isEmpty
        ? mark.trimmingCharacters(in: .whitespaces) : mark + $0.element
    }.joined(separator: "\n")
  }

  private static func isWordly(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    text.split { $0 != character }.map(\.count).max() ?? 0
  }
}
