/// The macros of a book and of a text in it, defined again in each formula that needs them, for programs
/// that know nothing of the book's header and read each formula by itself.
package struct FormulaMacros: Sendable {
  private let macros: [MacroDefinition]

  package init(_ header: BookHeader) { macros = header.macros.map(MacroDefinition.init) }

  /// - Parameter text: whose formulas may define more. What it defines twice is as it was first.
  package init(_ header: BookHeader, in text: TitledBlocks) {
    let own = text.places.formulas.flatMap { MacroDefinition.all(in: $0.tex) }
    var macros: [MacroDefinition] = []
    for macro in own + header.macros.map(MacroDefinition.init)
    where !macros.contains(where: { $0.name == macro.name }) {
      macros.append(macro)
    }
    self.macros = macros
  }

  /// The formula with the definitions of the macros in it, and of those in them, unless it has its own.
  package func complete(_ tex: String) -> String {
    var known = Set(MacroDefinition.all(in: tex).map(\.name))
    var needed: Set<String> = []
    var texts = [tex]
    while let text = texts.popLast() {
      for macro in macros where !known.contains(macro.name) && Self.uses(macro.name, text) {
        known.insert(macro.name)
        needed.insert(macro.name)
        texts.append(macro.tex)
      }
    }
    return macros.filter { needed.contains($0.name) }.map(\.definition).joined() + tex
  }

  /// Whether a text has a command, and not only a longer one.
  private static func uses(_ name: String, _ text: String) -> Bool {
    text.ranges(of: name).contains { range in
      name.last?.isLetter != true || range.upperBound == text.endIndex
        || !text[range.upperBound].isLetter
    }
  }
}

extension Book {
  /// The macros that the formulas of a chapter know.
  ///
  /// - Parameter chapter: its step, or its name.
  package func macros(of chapter: String) -> FormulaMacros {
    chapterParts.first { $0.chapterName == chapter }.map { FormulaMacros(header, in: $0.text) }
      ?? FormulaMacros(header)
  }
}
