import Chapters
import Drawings
import Listings
import Record
import Rendering
import Wording

/// Turns the blocks of one part of a book into Markdown, filled in from a run.
struct MarkdownWriter {
  let report: ReportContext
  let part: BookPart
  let dialect: MarkdownDialect
  private let links: MarkdownLinks
  private var inlines: MarkdownInlines
  private var headings: ArraySlice<BookAnchors.Heading>
  /// The figures so far, as SVG files by name.
  private var drawings: [String: String] = [:]

  init(_ report: ReportContext, part: BookPart, dialect: MarkdownDialect) {
    self.report = report
    self.part = part
    self.dialect = dialect
    links = MarkdownLinks(report, dialect: dialect)
    inlines = MarkdownInlines(
      dialect: dialect, values: RunValues(record: report.record, catalog: report.catalog),
      links: links, macros: FormulaMacros(report.book.header, in: part.text), part: part.id)
    headings = links.headings(of: part.id)[...]
  }

  /// The files that the Markdown refers to since this was last called, by the names that it has for
  /// them.
  mutating func takeMedia() -> [String: MediaFile] {
    defer { drawings = [:] }
    return drawings.mapValues(MediaFile.init(svg:))
      .merging(inlines.takePictures().mapValues(MediaFile.init)) { $1 }
  }

  /// The title of the part as a heading.
  mutating func title() -> String {
    let anchor = dialect == .jupyter ? Self.anchor(part.id) + "\n\n" : ""
    return "\(anchor)# \(inlines.markdown(part.text.titleInlines))"
  }

  mutating func markdown(_ blocks: [Block]) -> String {
    var texts: [String] = []
    for (index, block) in blocks.enumerated() {
      // Two lists in a row would be one.
      if case .list = block, index > 0, case .list = blocks[index - 1] { texts.append("<!-- -->") }
      texts.append(markdown(block))
    }
    return texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private mutating func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let level, let inlines): heading(level, inlines)
    case .paragraph(let inlines): MarkdownText.paragraph(self.inlines.markdown(inlines))
    case .list(let start, let items): list(start, items)
    case .quote(let blocks): quoted(markdown(blocks))
    case .callout(let kind, let blocks):
      quoted(
        dialect.calloutMark(kind.rawValue, title: localized(Phrase(kind.title)))
          + (dialect == .github ? "\n" : "\n\n") + markdown(blocks))
    case .table(let table): self.table(table)
    case .footnotes(let notes): footnotes(notes)
    case .code(let language, let text): MarkdownText.fenced(text, language: language)
    case .math(let tex): dialect.displayMath(inlines.macros.complete(tex))
    case .thematicBreak: "---"
    case .step(let cell): step(cell)
    case .listing(let listing): self.listing(listing)
    case .claim(let claim): self.claim(claim)
    case .flashcard(let card): flashcard(card)
    case .prediction(let prediction): self.prediction(prediction)
    case .answer(let answer): folded(localized("Answer"), markdown(answer.blocks))
    case .figure(let placed): figure(placed)
    }
  }

  private mutating func heading(_ level: Int, _ inlines: [Inline]) -> String {
    let text = String(repeating: "#", count: max(2, level)) + " " + self.inlines.markdown(inlines)
    guard let heading = headings.popFirst() else { return text }
    switch dialect {
    case .jupyter: return "\(Self.anchor(heading.id))\n\n\(text)"
    // A value changes the address that GitHub makes of the text.
    case .github:
      let hasValue = ![Block.paragraph(inlines)].inlineValues.isEmpty
      return hasValue ? "\(Self.anchor(heading.fragment))\n\n\(text)" : text
    }
  }

  private mutating func list(_ start: Int?, _ items: [[Block]]) -> String {
    let isTight = items.allSatisfy { $0.count <= 1 }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      let mark = start.map { "\($0 + index). " } ?? "- "
      texts.append(MarkdownText.indented(markdown(item), first: mark))
    }
    return texts.joined(separator: isTight ? "\n" : "\n\n")
  }

  private func quoted(_ text: String) -> String {
    MarkdownText.indented(text, first: "> ", rest: "> ")
  }

  private mutating func table(_ table: Table) -> String {
    func cells(_ row: [[Inline]], _ inlines: inout MarkdownInlines) -> [String] {
      row.map { inlines.markdown($0, isInTable: true) }
    }
    return MarkdownTable.make(
      header: cells(table.header, &inlines), alignments: table.alignments.map(\.markdown),
      rows: table.rows.map { cells($0, &inlines) })
  }

  private mutating func footnotes(_ notes: [[Block]]) -> String {
    var texts: [String] = []
    for (index, note) in notes.enumerated() {
      let mark = dialect.footnoteMark(index + 1)
      texts.append(
        MarkdownText.indented(
          markdown(note), first: mark, rest: dialect == .github ? "    " : ""))
    }
    return texts.joined(separator: "\n\n")
  }

  private func listing(_ listing: Listing) -> String {
    listing.parts.map { part in
      let name = MarkdownText.code(part.displayPath) + (part.name.map { ", \($0)" } ?? "")
      guard let source = try? report.listings.part(part.path, part.name, text: part.text) else {
        return name
      }
      return "\(name):\n\n\(MarkdownText.fenced(source.text, language: listing.language))"
    }.joined(separator: "\n\n")
  }

  private func claim(_ claim: Claim) -> String {
    let outcome = report.record.outcome(of: claim)
    let mark =
      switch outcome?.state {
      case .holds: "✓"
      case .fails: "✗"
      case .doesNotHoldHere: "△"
      case .notChecked, nil: "○"
      }
    let sentence =
      switch outcome?.state {
      case .holds: localized("Claim holds:")
      case .fails: localized("Claim is false:")
      case .doesNotHoldHere: localized("Claim does not hold for this run:")
      case .notChecked, nil: localized("Claim not checked:")
      }
    let detail = outcome?.detail ?? localized("This run did not check the claim.")
    return quoted(
      "\(mark) **\(sentence)** \(MarkdownText.code(claim.text.trimmed))\\\n"
        + MarkdownText.escaped(detail))
  }

  private mutating func flashcard(_ card: Flashcard) -> String {
    let question = "**\(localized("Card."))** " + markdown(card.question)
    return quoted(
      [question, folded(localized("Answer"), markdown(card.answer))].filter { !$0.isEmpty }
        .joined(separator: "\n\n"))
  }

  private mutating func prediction(_ prediction: Prediction) -> String {
    let question = "**\(localized("Guess first."))** " + markdown(prediction.question)
    let name = QualifiedName(prediction.name)
    let label = name.flatMap { report.catalog[$0]?.label } ?? prediction.name
    let value = inlines.values.string(named: prediction.name)
    let shown = MarkdownText.escaped(inlines.values.unit.phrase(localized(Phrase(label))))
    let outcome = localized("In this run, the \(shown): **\(MarkdownText.escaped(value))**")
    let answer = [outcome, markdown(prediction.explanation)].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
    return quoted(
      [question, folded(localized("Answer"), answer)].filter { !$0.isEmpty }
        .joined(separator: "\n\n"))
  }

  /// An answer as the edition has it: folded, in the open, or not at all.
  private func folded(_ title: String, _ text: String) -> String {
    switch report.edition {
    case .student: ""
    case .teacher: "**\(title).** \(text)"
    case nil:
      text.isEmpty
        ? "" : "<details>\n<summary>\(title)</summary>\n\n\(text)\n\n</details>"
    }
  }

  static func anchor(_ id: String) -> String { "<a id=\"\(CleanText.escaped(id))\"></a>" }
}

// MARK: - Steps and figures

extension MarkdownWriter {
  /// A step's call, its results, and the figures below them.
  private mutating func step(_ cell: StepCell) -> String {
    guard let step = StepID(rawValue: cell.identifier) else {
      return MarkdownText.fenced(cell.source, language: "swift")
    }
    return [MarkdownText.fenced(cell.source, language: "swift"), outcome(of: step)]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What a step came to: settings from elsewhere, results and figures, or why there are none.
  mutating func outcome(of step: StepID) -> String {
    let record = report.record[step]
    guard record?.hasResults == true else {
      return record?.failure.map {
        "**\(localized("The step failed."))** \(MarkdownText.escaped($0.localizedMessage))"
      } ?? "*\(localized("This run did not get to step \(step.number)."))*"
    }
    var texts = changedSettings(of: step)
    if let stale = record?.localizedStale {
      texts.append("*\(localized("These results are stale: \(MarkdownText.escaped(stale))."))*")
    }
    let rows = report.results(of: step).map {
      [MarkdownText.escaped($0.label), MarkdownText.escaped($0.value), MarkdownTable.code($0.name)]
    }
    if !rows.isEmpty {
      texts.append(
        MarkdownTable.make(
          header: [localized("result"), localized("value"), localized("name")],
          alignments: [.none, .right, .none], rows: rows))
    }
    for numbered in report.numberedFigures(of: step) where numbered.isBelowCell {
      texts.append(figure(numbered, of: step))
    }
    return texts.joined(separator: "\n\n")
  }

  /// Which settings the run has from its recipe or the command line.
  private func changedSettings(of step: StepID) -> [String] {
    let record = report.record
    func list(_ written: [String: String], _ origin: SettingOrigin) -> String? {
      let changed = written.sorted { $0.key < $1.key }.filter { entry in
        QualifiedName(entry.key).map {
          $0.step == step && record.origin(of: step, $0.name) == origin
        } ?? false
      }
      guard !changed.isEmpty else { return nil }
      return changed.map { MarkdownText.code("\($0.key) = \($0.value)") }.joined(separator: ", ")
    }
    let recipe = record.recipe.flatMap { recipe in
      list(recipe.settings, .recipe).map {
        localized("From the recipe \(MarkdownText.escaped(recipe.name)): \($0)")
      }
    }
    let overrides = list(record.overrides, .override).map { localized("Set for this run: \($0)") }
    return [recipe, overrides].compactMap { $0 }
  }

  private mutating func figure(_ placed: PlacedFigure) -> String {
    guard let step = StepID(rawValue: part.id),
      let found = report.numberedFigures(of: step).first(where: { $0.figure.name == placed.name }),
      report.record[step]?.hasResults == true
    else { return "*\(localized("This run has no data for this figure."))*" }
    return figure(found, of: step)
  }

  private mutating func figure(_ numbered: NumberedFigure, of step: StepID) -> String {
    let number = FigureNumbers.Number(step: step.number, number: numbered.number)
    var writer = MarkdownFigure(
      numbered.figure, number: number, part: part.id, dialect: dialect)
    let text = writer.markdown()
    drawings.merge(writer.drawings) { $1 }
    return text
  }
}
