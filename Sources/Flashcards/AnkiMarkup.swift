import Chapters

/// Blocks as the HTML of Anki's fields. Formulas are TeX between `\( \)` and `\[ \]`, which Anki
/// typesets with MathJax.
struct AnkiMarkup {
  let macros: FormulaMacros
  let value: (String) -> String

  /// A single paragraph needs no `<p>`: a field is displayed as one already.
  func html(_ blocks: [Block]) -> String {
    if case .paragraph(let inlines)? = blocks.first, blocks.count == 1 { return html(inlines) }
    return blocks.map(html).joined()
  }

  private func html(_ block: Block) -> String {
    switch block {
    case .heading(_, let inlines): "<p><b>\(html(inlines))</b></p>"
    case .paragraph(let inlines): "<p>\(html(inlines))</p>"
    case .list(let start, let items):
      start.map { "<ol start=\"\($0)\">\(html(items))</ol>" } ?? "<ul>\(html(items))</ul>"
    case .quote(let blocks): "<blockquote>\(html(blocks))</blockquote>"
    case .callout(let kind, let blocks):
      "<blockquote><p><b>\(kind.title)</b></p>\(blocks.map(html).joined())</blockquote>"
    case .table(let table): html(table)
    case .code(_, let text): "<pre><code>\(escaped(trimmed(text)))</code></pre>"
    case .math(let tex): "\\[\(formula(tex))\\]"
    case .claim(let claim): "<p><code>\(escaped(claim.text))</code></p>"
    case .listing(let listing):
      "<p><code>\(escaped(PlainText.paths(of: listing).joined(separator: ", ")))</code></p>"
    case .thematicBreak: "<hr>"
    case .step, .flashcard, .prediction, .answer, .figure, .footnotes: ""
    }
  }

  /// TeX treats a line break as a space, and MathJax allows no elements in a formula.
  private func formula(_ tex: String) -> String {
    escaped(macros.complete(tex).replacing("\n", with: " "))
  }

  private func html(_ table: Table) -> String {
    func row(_ cells: [[Inline]], _ element: String) -> String {
      let cells = zip(cells, table.alignments).map { cell, alignment in
        let style = alignment.map { " style=\"text-align: \($0.rawValue)\"" } ?? ""
        return "<\(element)\(style)>\(html(cell))</\(element)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return "<table>\(row(table.header, "th"))"
      + table.rows.map { row($0, "td") }.joined() + "</table>"
  }

  private func html(_ items: [[Block]]) -> String {
    items.map { "<li>\(html($0))</li>" }.joined()
  }

  private func html(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): escaped(text)
      case .code(let text): "<code>\(escaped(text))</code>"
      case .emphasis(let inlines): "<em>\(html(inlines))</em>"
      case .strong(let inlines): "<strong>\(html(inlines))</strong>"
      case .strikethrough(let inlines): "<s>\(html(inlines))</s>"
      case .checkbox(let isChecked): isChecked ? "☑ " : "☐ "
      case .footnote: ""
      case .link(let destination, _, let inlines): link(destination, inlines)
      case .picture(let picture): html(picture)
      case .figure(let reference): html(reference.text)
      case .softBreak: " "
      case .lineBreak: "<br>"
      case .math(let tex): "\\(\(formula(tex))\\)"
      case .value(let inlineValue): escaped(value(inlineValue.name))
      }
    }.joined()
  }

  /// The picture is part of the note, as Anki doesn't have the book's files.
  private func html(_ picture: Picture) -> String {
    let text = picture.text.plainText { value($0.name) }
    guard let file = picture.file else { return escaped(text) }
    return "<img src=\"\(file.dataURL)\" alt=\"\(escaped(text))\">"
  }

  /// Links between chapters point to files that Anki doesn't have.
  private func link(_ destination: String, _ inlines: [Inline]) -> String {
    guard ["https://", "http://"].contains(where: destination.lowercased().hasPrefix) else {
      return html(inlines)
    }
    return "<a href=\"\(escaped(destination))\">\(html(inlines))</a>"
  }

  private func trimmed(_ text: String) -> String {
    String(text.reversed().drop(while: \.isNewline).reversed())
  }

  /// Works scalar by scalar: `<` with a combining mark is still HTML markup. Drops control
  /// characters, which HTML doesn't allow, and writes bidirectional marks as numbers, so that the
  /// text is safe on a terminal.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "&#\(scalar.value);"
      case _ where scalar.properties.generalCategory == .control: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
