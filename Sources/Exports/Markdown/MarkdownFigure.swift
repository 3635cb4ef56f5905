import Drawings
import Record
import Rendering
import Wording

/// Turns a figure into Markdown: drawings as SVG files, everything else as tables and text.
struct MarkdownFigure {
  private let figure: Figure
  private let number: FigureNumbers.Number
  private let part: String
  private let dialect: MarkdownDialect
  /// SVG files by the names that the Markdown has for them.
  private(set) var drawings: [String: String] = [:]

  init(
    _ figure: Figure, number: FigureNumbers.Number, part: String, dialect: MarkdownDialect
  ) {
    self.figure = figure
    self.number = number
    self.part = part
    self.dialect = dialect
  }

  mutating func markdown() -> String {
    var texts = [
      "\(MarkdownWriter.anchor(number.anchor))\n\n"
        + "**\(localized("Figure \(number)")). \(MarkdownText.escaped(figure.title))**"
    ]
    for content in figure.content { texts.append(markdown(content)) }
    texts.append(MarkdownText.paragraph(MarkdownText.escaped(figure.sentence)))
    if let table = figure.table {
      texts.append(folded(localized("The data as a table"), table.markdown))
    }
    return texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private mutating func markdown(_ content: FigureContent) -> String {
    switch content {
    // As on the page, the legend stands above the first of several drawings, and is about that one.
    case .drawing(let drawing, _): picture(drawing, legend: drawings.isEmpty ? figure.legend : [])
    case .panels(let panels): self.panels(panels)
    case .table(let table): table.markdown
    case .tables(let tables):
      tables.map { "*\(MarkdownText.escaped($0.title))*\n\n\($0.table.markdown)" }
        .joined(separator: "\n\n")
    case .continuations(let groups): groups.map(continuations).joined(separator: "\n\n")
    case .excerpts(let excerpts):
      excerpts.map {
        "\(MarkdownText.code($0.name)):\n\n\(MarkdownText.fenced($0.text + ($0.isCut ? " …" : "")))"
      }.joined(separator: "\n\n")
    case .flow(let stages):
      MarkdownTable.make(
        header: [localized("stage"), localized("shape"), localized("here")],
        alignments: [.none, .none, .none],
        rows: stages.map { [$0.name, $0.letters, $0.sizes].map(MarkdownText.escaped) })
    case .strip(let strip): self.strip(strip)
    case .tintedText(let text): tinted(text)
    case .liveModel(let model): example(model)
    case .curves(let switches):
      (switches.note.map { MarkdownText.escaped($0) } ?? "")
    case .cellSteps(let steps): cellSteps(steps)
    }
  }

  private mutating func picture(
    _ drawing: NamedDrawing, legend: [Figure.LegendEntry] = []
  ) -> String {
    let name = "figures/\(part)-\(drawing.name).svg"
    drawings[name] = StandaloneDrawing(drawing, legend: legend).svg
    return "![\(MarkdownText.escaped(drawing.title))](\(dialect.address(ofMedia: name)))"
  }

  private mutating func panels(_ panels: [DrawingPanel]) -> String {
    var texts: [String] = []
    for panel in panels {
      texts.append(
        "*\(MarkdownText.escaped(panel.title))*\n\n\(picture(panel.drawing, legend: figure.legend))"
          + "\n\n\(MarkdownText.escaped(panel.note))")
    }
    return texts.joined(separator: "\n\n")
  }

  private func continuations(_ group: ContinuationGroup) -> String {
    let rows = group.items.map { item in
      let start = item.start.map { "*\(MarkdownText.escaped($0))* " } ?? ""
      return [MarkdownText.escaped(item.label), start + MarkdownText.escaped(item.text)]
    }
    let table = MarkdownTable.make(
      header: ["", group.prompt.map { "*\(MarkdownText.escaped($0))* …" } ?? ""],
      alignments: [.none, .none], rows: rows)
    return table
  }

  /// Tokens side by side, in tables as wide as a page.
  private func strip(_ strip: TokenStrip) -> String {
    let width = 10
    let count = strip.rows.map(\.cells.count).max() ?? 0
    let tables = Swift.stride(from: 0, to: count, by: width).map { start in
      let columns = start..<min(start + width, count)
      return MarkdownTable.make(
        header: [""] + columns.map { "\($0 + 1)" },
        alignments: [.none] + columns.map { _ in .center },
        rows: strip.rows.map { row in
          [MarkdownText.escaped(row.title)]
            + columns.map {
              row.cells.indices.contains($0) ? MarkdownTable.code(row.cells[$0].text) : ""
            }
        })
    }
    return tables.joined(separator: "\n\n") + (strip.isCut ? "\n\n…" : "")
  }

  /// A text with its most striking words in bold type.
  private func tinted(_ text: TintedText) -> String {
    let least = max(1, (text.words.map(\.tint).max() ?? 0) - 1)
    let words = text.words.map { word in
      let token = MarkdownText.escaped(word.token)
      return word.tint >= least && !token.isEmpty ? "**\(token)**" : token
    }
    let highest = text.highest.map {
      "\(MarkdownTable.code($0.token)) \(MarkdownText.escaped($0.value))"
    }
    return MarkdownText.paragraph(words.joined(separator: " "))
      + "\n\n\(MarkdownText.escaped(text.highestTitle)) (\(MarkdownText.escaped(text.unit))): "
      + highest.joined(separator: ", ")
  }

  private func example(_ model: LiveModel) -> String {
    MarkdownTable.make(
      header: [
        localized("after “\(MarkdownText.escaped(model.example.text))”"), localized("probability"),
      ],
      alignments: [.none, .right],
      rows: model.example.next.map {
        [MarkdownTable.code($0.word), Format.percent($0.probability)]
      }) + "\n\n*\(localized("On the run’s page, the model continues what you write."))*"
  }

  private mutating func cellSteps(_ steps: CellSteps) -> String {
    var texts: [String] = []
    for unit in steps.units {
      texts.append(
        "*\(MarkdownText.escaped(unit.name)): \(MarkdownText.escaped(unit.note))*\n\n"
          + picture(unit.drawing))
    }
    if let fading = steps.fading {
      texts.append(picture(fading.drawing))
      texts.append(MarkdownText.escaped(fading.sentence))
      texts.append(folded(localized("What is left"), fading.table.markdown))
    }
    return texts.joined(separator: "\n\n")
  }

  private func folded(_ title: String, _ text: String) -> String {
    "<details>\n<summary>\(title)</summary>\n\n\(text)\n\n</details>"
  }
}
