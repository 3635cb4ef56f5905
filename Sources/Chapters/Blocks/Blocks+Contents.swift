/// The contents of blocks in document order, including lists, quotes, both sides of cards,
/// and answers.
extension [Block] {
  package var inlineValues: [InlineValue] {
    inlines.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  package var figureReferences: [FigureReference] {
    inlines.compactMap { if case .figure(let reference) = $0 { reference } else { nil } }
  }

  package var pictures: [Picture] {
    inlines.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
  }

  package var listings: [Listing] {
    collect { if case .listing(let listing) = $0 { [listing] } else { [] } }
  }

  package var claims: [Claim] {
    collect { if case .claim(let claim) = $0 { [claim] } else { [] } }
  }

  package var flashcards: [Flashcard] {
    collect { if case .flashcard(let card) = $0 { [card] } else { [] } }
  }

  package var predictions: [Prediction] {
    collect { if case .prediction(let prediction) = $0 { [prediction] } else { [] } }
  }

  package var answers: [Answer] {
    collect { if case .answer(let answer) = $0 { [answer] } else { [] } }
  }

  package var figures: [PlacedFigure] {
    collect { if case .figure(let figure) = $0 { [figure] } else { [] } }
  }

  package var stepCells: [StepCell] {
    collect { if case .step(let cell) = $0 { [cell] } else { [] } }
  }

  /// Those of headings and paragraphs, with all inlines within them.
  package var inlines: [Inline] { collect { $0.ownInlines.flatMap(\.all) } }

  /// What `own` finds in each block, in document order.
  package func collect<Found>(_ own: (Block) -> [Found]) -> [Found] {
    flatMap { block in own(block) + block.children.collect(own) }
  }
}

extension Chapter {
  /// Every `{{name}}` of the chapter.
  package var inlineValues: [InlineValue] { blocks.inlineValues }
  package var listings: [Listing] { blocks.listings }
  package var claims: [Claim] { blocks.claims }
  package var flashcards: [Flashcard] { blocks.flashcards }
  package var predictions: [Prediction] { blocks.predictions }
  package var answers: [Answer] { blocks.answers }
  package var figures: [PlacedFigure] { blocks.figures }
}

extension Block {
  /// The blocks directly inside this one.
  package var children: [Block] {
    switch self {
    case .list(_, let items), .footnotes(let items): items.flatMap { $0 }
    case .quote(let blocks), .callout(_, let blocks): blocks
    case .flashcard(let card): card.question + card.answer
    case .prediction(let prediction): prediction.question + prediction.explanation
    case .answer(let answer): answer.blocks
    default: []
    }
  }

  /// The inlines of this block itself, not of those inside it.
  package var ownInlines: [Inline] {
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines): inlines
    case .table(let table): ([table.header] + table.rows).flatMap { $0.flatMap { $0 } }
    default: []
    }
  }
}

extension Inline {
  /// The inlines directly within this one.
  package var children: [Inline] {
    switch self {
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
      .link(_, _, let inlines):
      inlines
    case .picture(let picture): picture.text
    case .figure(let reference): reference.text
    default: []
    }
  }

  /// This inline and all within it, in the order of the text.
  fileprivate var all: [Inline] { [self] + children.flatMap(\.all) }
}
