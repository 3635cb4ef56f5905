extension Book {
  /// The book for readers who are to find the answers themselves: exercises, predictions and cards
  /// keep their questions, and what answers them is nowhere in it.
  package var withoutAnswers: Book {
    var book = self
    book.introduction = introduction.withoutAnswers
    book.chapters = chapters.map { chapter in
      var chapter = chapter
      chapter.text = chapter.text.withoutAnswers
      return chapter
    }
    book.prose = prose.map { chapter in
      var chapter = chapter
      chapter.text = chapter.text.withoutAnswers
      return chapter
    }
    book.appendix = appendix?.withoutAnswers
    return book
  }
}

extension TitledBlocks {
  /// The Markdown of a block that loses an answer has it too, so it goes as well.
  fileprivate var withoutAnswers: TitledBlocks {
    var text = self
    for index in sourcedBlocks.indices {
      let block = sourcedBlocks[index].block.withoutAnswers
      guard block != sourcedBlocks[index].block else { continue }
      text.sourcedBlocks[index].block = block
      text.sourcedBlocks[index].source.text = ""
    }
    return text
  }
}

extension Block {
  /// The block with empty answers, which keep their places.
  fileprivate var withoutAnswers: Block {
    switch self {
    case .list(let start, let items):
      return .list(start: start, items: items.map { $0.map(\.withoutAnswers) })
    case .quote(let blocks): return .quote(blocks.map(\.withoutAnswers))
    case .callout(let kind, let blocks): return .callout(kind, blocks.map(\.withoutAnswers))
    case .footnotes(let notes): return .footnotes(notes.map { $0.map(\.withoutAnswers) })
    case .flashcard(var card):
      card.answer = []
      return .flashcard(card)
    case .prediction(var prediction):
      prediction.explanation = []
      return .prediction(prediction)
    case .answer(var answer):
      answer.blocks = []
      return .answer(answer)
    default: return self
    }
  }
}
