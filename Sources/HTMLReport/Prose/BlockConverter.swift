import Chapters
import Record
import Rendering
import Wording

/// Converts the blocks of a chapter, the introduction or the appendix to views.
struct BlockConverter {
  let context: ReportContext
  /// The id of the part that the blocks belong to.
  let chapter: String
  /// The level of the heading above these blocks: 1 for the page's title.
  let parentLevel: Int
  /// Makes the view of a step cell: its input and output.
  let cell: (StepCell) -> View
  /// Makes the view of a figure in the text.
  let figure: (PlacedFigure) -> View

  private let veils: Veils
  private var inlines: InlineConverter
  /// The ids of the headings still to come.
  private var headingIDs: ArraySlice<String>
  private var level: Int
  /// The answers so far, for the end of the page.
  private(set) var answers: AnswerKey
  /// Cards and answers are self-contained: their text is not linked to terms.
  private var isAside = false
  /// Whether these blocks are on the page before, as the targets of links.
  private var isRepeated = false

  init(
    context: ReportContext, index: PageIndex, part: BookPart, parentLevel: Int,
    cell: @escaping (StepCell) -> View,
    figure: @escaping (PlacedFigure) -> View = PlacedFigureView.absent
  ) {
    self.context = context
    chapter = part.id
    self.parentLevel = parentLevel
    self.cell = cell
    self.figure = figure
    veils = index.veils
    inlines = InlineConverter(
      values: RunValues(record: context.record, catalog: context.catalog),
      index: index, chapter: chapter,
      linker: TermLinker(
        terms: index.terms, part: chapter,
        earlier: context.book.parts.map(\.id).prefix { $0 != part.id }))
    headingIDs = index.links.headings(of: chapter).map(\.id)[...]
    answers = AnswerKey(part)
    level = parentLevel
  }

  /// The views of the blocks, in order. Consecutive cards are laid out together.
  mutating func views(_ blocks: [Block]) -> [View] {
    var views: [View] = []
    var cards: [View] = []
    func layOutCards() {
      guard !cards.isEmpty else { return }
      views.append(View("block/cards", ["cards": cards]))
      cards = []
    }
    for block in blocks {
      if case .flashcard = block {
        cards.append(view(block))
      } else {
        layOutCards()
        views.append(view(block))
      }
    }
    layOutCards()
    return views
  }

  private mutating func view(_ block: Block) -> View {
    switch block {
    case .heading(let level, let inlines): heading(level, inlines)
    case .paragraph(let inlines):
      View(
        "block/paragraph",
        [
          "inlines": textViews(inlines), "isMixed": inlines.hasRightToLeft,
          "isPicture": inlines.isPicture,
        ])
    case .list(let start, let items): list(start, items)
    case .quote(let blocks): View("block/quote", ["blocks": views(blocks)])
    case .callout(let kind, let blocks):
      View(
        "block/callout",
        ["kind": kind.rawValue, "title": localized(Phrase(kind.title)), "blocks": views(blocks)])
    case .table(let table): self.table(table)
    case .footnotes(let notes): footnotes(notes)
    case .code(let language, let text):
      View(
        "block/code",
        [
          "code": CodeView.make(text, language: language),
          "label": language.map { localized("Code, \($0)") } ?? localized("Text"),
        ])
    case .math(let tex): View("block/math", ["tex": tex])
    case .thematicBreak: View("block/rule")
    case .step(let cell): self.cell(cell)
    case .listing(let listing): ListingView.make(listing, in: context.listings)
    case .claim(let claim):
      ClaimView.make(claim, in: context.record, veils: veils, isTarget: !isRepeated)
    case .flashcard(let card): flashcard(card)
    case .prediction(let prediction): self.prediction(prediction)
    case .figure(let figure): self.figure(figure)
    case .answer(let answer): self.answer(answer)
    }
  }

  private mutating func flashcard(_ card: Flashcard) -> View {
    let answer = asideViews(card.answer)
    return View(
      "block/flashcard",
      [
        "question": asideViews(card.question),
        "folded": context.edition == nil ? View(["answer": answer]) : nil,
        "open": context.edition == .teacher ? View(["answer": answer]) : nil,
      ])
  }

  /// In print, a prediction's answer is at the end of the page, and so is that to an exercise.
  private mutating func prediction(_ prediction: Prediction) -> View {
    let place = answers.next(.prediction)
    let question = asideViews(prediction.question)
    guard context.edition != .student else {
      return PredictionView.make(question: question, outcome: nil, place: place, veil: nil)
    }
    func outcome(_ explanation: [View]) -> View {
      PredictionView.outcome(prediction, explanation: explanation, in: context)
    }
    let shown = outcome(asideViews(prediction.explanation))
    answers.add(place, ["outcome": outcome(repeatedViews(prediction.explanation))])
    let veil = veils.id(of: prediction).map { id in
      View([
        "id": id, "result": prediction.name,
        "part": PartLabel.text(of: chapter, in: context.book),
      ])
    }
    return PredictionView.make(question: question, outcome: shown, place: place, veil: veil)
  }

  private mutating func answer(_ answer: Answer) -> View {
    let place = answers.next(.exercise)
    guard context.edition != .student else {
      return View("block/answer-space", ["label": place.label])
    }
    let blocks = asideViews(answer.blocks)
    answers.add(place, ["blocks": repeatedViews(answer.blocks)])
    return View(
      "block/answer",
      ["blocks": blocks, "isOpen": context.edition == .teacher, "place": place.view])
  }

  private mutating func textViews(_ inlines: [Inline]) -> [View] {
    isAside ? self.inlines.views(inlines) : self.inlines.runningViews(inlines)
  }

  private mutating func asideViews(_ blocks: [Block]) -> [View] {
    isAside = true
    defer { isAside = false }
    return views(blocks)
  }

  private mutating func repeatedViews(_ blocks: [Block]) -> [View] {
    isRepeated = true
    defer { isRepeated = false }
    return asideViews(blocks)
  }

  /// A heading below the chapter's own, at most one level deeper than the heading before it.
  private mutating func heading(_ level: Int, _ inlines: [Inline]) -> View {
    if !isAside { self.inlines.beginSection() }
    let wanted = max(level + parentLevel - 1, parentLevel + 1)
    self.level = min(wanted, self.level + 1, 6)
    return View(
      "block/heading",
      [
        "level": self.level,
        // A heading on a card is part of a question, and no place to link to.
        "id": isAside ? nil : headingIDs.popFirst(),
        "inlines": self.inlines.views(inlines),
        "isMixed": inlines.hasRightToLeft,
      ])
  }

  private mutating func table(_ table: Table) -> View {
    func cells(_ row: [[Inline]], _ converter: inout Self) -> [View] {
      zip(row, table.alignments).map { inlines, alignment in
        View([
          "alignment": alignment?.rawValue,
          "inlines": converter.textViews(inlines),
          "isMixed": inlines.hasRightToLeft,
        ])
      }
    }
    let header = cells(table.header, &self)
    let label = table.header.map(\.labelText).filter { !$0.isEmpty }.joined(separator: ", ")
    return View(
      "block/table",
      [
        "label": localized("Table: \(label)"),
        "header": header,
        "rows": table.rows.map { View(["cells": cells($0, &self)]) },
      ])
  }

  /// The footnotes of a part, each with a link back to the first place that refers to it.
  private mutating func footnotes(_ notes: [[Block]]) -> View {
    View(
      "block/footnotes",
      [
        "label": localized("Footnotes of \(PartLabel.text(of: chapter, in: context.book))"),
        "notes": notes.enumerated().map { index, blocks in
          View([
            "id": Footnote.id(index + 1, in: chapter),
            "reference": Footnote.referenceID(index + 1, in: chapter),
            "number": index + 1,
            "blocks": views(blocks),
          ])
        },
      ])
  }

  /// A list whose items are single paragraphs is tight: its items have no paragraph elements.
  private mutating func list(_ start: Int?, _ items: [[Block]]) -> View {
    var views: [View] = []
    for item in items {
      if case .paragraph(let inlines)? = item.first, item.count == 1 {
        views.append(
          View([
            "inlines": textViews(inlines), "isMixed": inlines.hasRightToLeft,
            "isTask": inlines.beginsWithCheckbox,
          ]))
      } else {
        views.append(View(["blocks": self.views(item)]))
      }
    }
    return View(
      "block/list",
      ["isNumbered": start != nil, "start": start == 1 ? nil : start, "items": views])
  }
}
