/// The macros of a book, defined again in each formula that needs them, for programs that know nothing
/// of the book's header.
package struct FormulaMacros: Sendable {
  private let macros: [(name: String, definition: String)]

  package init(_ header: BookHeader) {
    macros = header.macros.map { macro in
      let most = (1...9).last { macro.tex.contains("#\($0)") } ?? 0
      let parameters = most == 0 ? "" : (1...most).map { "#\($0)" }.joined()
      // Unlike \newcommand, \def may be repeated.
      return (macro.name, "\\def\(macro.name)\(parameters){\(macro.tex)}")
    }
  }

  /// The formula with the definitions of the macros in it, and of those in them.
  package func complete(_ tex: String) -> String {
    var needed: Set<String> = []
    var texts = [tex]
    while let text = texts.popLast() {
      for macro in macros where !needed.contains(macro.name) && Self.uses(macro.name, text) {
        needed.insert(macro.name)
        texts.append(macro.definition)
      }
    }
    let definitions = macros.filter { needed.contains($0.name) }.map(\.definition).joined()
    return definitions + tex
  }

  /// Whether a text has a command, and not only a longer one.
  private static func uses(_ name: String, _ text: String) -> Bool {
    text.ranges(of: name).contains { range in
      name.last?.isLetter != true || range.upperBound == text.endIndex
        || !text[range.upperBound].isLetter
    }
  }
}
