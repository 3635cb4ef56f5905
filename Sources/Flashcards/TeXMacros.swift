import Chapters

/// Commands that a book defines for its formulas, for programs that don't know them: each formula
/// defines those that it uses.
struct TeXMacros {
  private let macros: [BookHeader.Macro]

  init(_ macros: [BookHeader.Macro]) { self.macros = macros }

  /// A formula with the definitions of the macros in it, and of those that they use, before it.
  func selfContained(_ tex: String) -> String {
    var used: [BookHeader.Macro] = []
    var texts = [tex]
    while let text = texts.popLast() {
      for macro in macros where Self.uses(macro.name, in: text) && !used.contains(macro) {
        used.append(macro)
        texts.append(macro.tex)
      }
    }
    let definitions = macros.filter(used.contains).map { macro in
      "\\def\(macro.name)\(Self.parameters(of: macro.tex)){\(macro.tex)}"
    }
    return definitions.isEmpty ? tex : definitions.joined() + " " + tex
  }

  /// "#1#2" for a text that refers to two.
  private static func parameters(of tex: String) -> String {
    let count = (1...9).last { tex.contains("#\($0)") } ?? 0
    return (0..<count).map { "#\($0 + 1)" }.joined()
  }

  /// Whether a command occurs: `\norm` doesn't in `\normal`.
  private static func uses(_ name: String, in tex: String) -> Bool {
    let isWord = name.dropFirst().allSatisfy { $0.isASCII && $0.isLetter }
    return tex.ranges(of: name).contains { range in
      guard isWord, range.upperBound < tex.endIndex else { return true }
      return !(tex[range.upperBound].isASCII && tex[range.upperBound].isLetter)
    }
  }
}
