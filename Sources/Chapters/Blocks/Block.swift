/// A block of a chapter.
package indirect enum Block: Hashable, Sendable {
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  /// `start` is the first number of a numbered list, `nil` for bullets.
  case list(start: Int?, items: [[Block]])
  case quote([Block])
  case callout(CalloutKind, [Block])
  case table(Table)
  /// The footnotes of the text, in the order of their numbers from 1, at its end.
  case footnotes([[Block]])
  case code(language: String?, text: String)
  /// TeX, in display style.
  case math(String)
  case thematicBreak
  case step(StepCell)
  case listing(Listing)
  case claim(Claim)
  case flashcard(Flashcard)
  case prediction(Prediction)
  case answer(Answer)
  case figure(PlacedFigure)
}

/// Inline content: part of a paragraph or heading.
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, title: String, [Inline])
  case picture(Picture)
  case softBreak
  case lineBreak
  /// TeX, inline.
  case math(String)
  case value(InlineValue)
  case figure(FigureReference)
  /// The box of a task, at the beginning of a list's item.
  case checkbox(isChecked: Bool)
  /// A reference to the footnote of this number; the first of them is where the footnote leads back.
  case footnote(number: Int, isFirst: Bool)
}

/// What a callout is for, as GitHub names it: `> [!NOTE]`.
package enum CalloutKind: String, CaseIterable, Sendable {
  case note, tip, important, warning, caution

  /// The heading that a reader sees.
  package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// A table with a header; each row has as many cells as the header.
package struct Table: Hashable, Sendable {
  package enum Alignment: String, Sendable {
    case left, center, right
  }

  /// By column; `nil` for the reading direction's own.
  package var alignments: [Alignment?]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]

  package init(alignments: [Alignment?], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// `{{evaluate.perplexity}}`: a result or setting of the run, within a sentence.
package struct InlineValue: Hashable, Sendable {
  package var name: String
  package var location: SourceLocation

  package init(name: String, location: SourceLocation) {
    self.name = name
    self.location = location
  }
}

/// `[figure](#figure:loss)`: a figure of the book, wherever it is. Its number follows the text.
package struct FigureReference: Hashable, Sendable {
  /// The figure's name in `steps/<step>.json`, such as `loss`.
  package var name: String
  /// Such as "figure"; empty for the number alone.
  package var text: [Inline]
  package var location: SourceLocation

  package init(name: String, text: [Inline], location: SourceLocation) {
    self.name = name
    self.text = text
    self.location = location
  }
}

/// A picture from the book's folder, embedded in the page.
package struct Picture: Hashable, Sendable {
  /// The address as written.
  package var source: String
  package var title: String
  /// What it shows, for readers who can't see it.
  package var text: [Inline]
  /// `nil` only for a text that belongs to no book.
  package var file: PictureFile?

  package init(source: String, title: String, text: [Inline], file: PictureFile?) {
    self.source = source
    self.title = title
    self.text = text
    self.file = file
  }
}

/// A part of a source file, or a whole one, shown in a chapter.
package struct Listing: Hashable, Sendable {
  package var shown: Part
  /// What is shown beside it, line against line.
  package var beside: Part?
  /// Such as "swift", for its colours.
  package var language: String
  package var location: SourceLocation

  /// A part of a file, or a whole one.
  package struct Part: Hashable, Sendable {
    /// Below `Sources`, or below the book's folder if there is a `text`.
    package var path: String
    /// The part's name; `nil` for the whole file.
    package var name: String?
    /// The text of a file beside the book's chapters; `nil` for this project's own source.
    package var text: String?

    package init(path: String, name: String?, text: String? = nil) {
      self.path = path
      self.name = name
      self.text = text
    }

    /// The path as a reader would look for it.
    package var displayPath: String { text == nil ? "Sources/\(path)" : path }
  }

  package init(
    _ shown: Part, beside: Part? = nil, language: String = "swift", location: SourceLocation
  ) {
    self.shown = shown
    self.beside = beside
    self.language = language
    self.location = location
  }

  package var parts: [Part] { [shown] + (beside.map { [$0] } ?? []) }
}

/// A figure of the chapter's step that stands in its text instead of below its cell.
package struct PlacedFigure: Hashable, Sendable {
  package var name: String
  package var location: SourceLocation

  package init(name: String, location: SourceLocation) {
    self.name = name
    self.location = location
  }
}

/// A question and its answer.
package struct Flashcard: Hashable, Sendable {
  /// What the card is known by when its question is rewritten; `nil` if its question names it.
  package var name: String?
  package var question: [Block]
  package var answer: [Block]
  package var location: SourceLocation

  package init(
    name: String? = nil, question: [Block], answer: [Block], location: SourceLocation
  ) {
    self.name = name
    self.question = question
    self.answer = answer
    self.location = location
  }
}

/// A question whose answer is a result of the run, for the reader to guess first.
package struct Prediction: Hashable, Sendable {
  /// The result, such as `optimizer.initialLoss`.
  package var name: String
  package var question: [Block]
  package var explanation: [Block]
  package var location: SourceLocation

  package init(name: String, question: [Block], explanation: [Block], location: SourceLocation) {
    self.name = name
    self.question = question
    self.explanation = explanation
    self.location = location
  }
}

/// The answer to the exercise above it.
package struct Answer: Hashable, Sendable {
  package var blocks: [Block]
  package var location: SourceLocation

  package init(blocks: [Block], location: SourceLocation) {
    self.blocks = blocks
    self.location = location
  }
}
