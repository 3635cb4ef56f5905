/// One of the forms in which a figure shows its data.
package enum FigureContent: Hashable, Sendable {
  /// A wide drawing keeps its size and scrolls where there is no room for it.
  case drawing(NamedDrawing, isWide: Bool = false)
  /// Drawings side by side, each with a title and a note.
  case panels([DrawingPanel])
  case table(DataTable)
  /// Tables side by side, each with a title.
  case tables([TitledTable])
  /// What models wrote after a prompt.
  case continuations([ContinuationGroup])
  /// Text as it is in the data: never trusted, never cleaned.
  case excerpts([Excerpt])
  /// Stages in a row, with the shape of the data after each.
  case flow([FlowStage])
  /// Rows of tokens, aligned by position.
  case strip(TokenStrip)
  /// A text with each word tinted by a number.
  case tintedText(TintedText)
  /// A model to write with.
  case liveModel(LiveModel)
  /// Curves to switch on in a drawing.
  case curves(CurveSwitches)
  /// Units of an LSTM's cell to step through.
  case cellSteps(CellSteps)
}

/// A drawing with its name, unique on a page, and what it says to those who can't see it.
package struct NamedDrawing: Hashable, Sendable {
  package let name: String
  package let title: String
  package let description: String
  package let drawing: Drawing

  package init(name: String, title: String, description: String, drawing: Drawing) {
    self.name = name
    self.title = title
    self.description = description
    self.drawing = drawing
  }

  package var svg: String { drawing.svg(id: name, title: title, description: description) }
}

package struct DrawingPanel: Hashable, Sendable {
  package let title: String
  package let note: String
  package let drawing: NamedDrawing

  package init(title: String, note: String, drawing: NamedDrawing) {
    self.title = title
    self.note = note
    self.drawing = drawing
  }
}

package struct TitledTable: Hashable, Sendable {
  package let title: String
  package let table: DataTable

  package init(title: String, table: DataTable) {
    self.title = title
    self.table = table
  }
}

/// Continuations of one prompt.
package struct ContinuationGroup: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let label: String
    /// The prompt, where it isn't that of the group.
    package let start: String?
    package let text: String

    package init(label: String, start: String? = nil, text: String) {
      self.label = label
      self.start = start
      self.text = text
    }
  }

  /// `nil` if each item begins with it.
  package let prompt: String?
  package let items: [Item]

  package init(prompt: String? = nil, items: [Item]) {
    self.prompt = prompt
    self.items = items
  }
}

package struct Excerpt: Codable, Hashable, Sendable {
  /// The document's name, such as "train/neg/0_3.txt".
  package let name: String
  package let text: String
  /// Whether the document continues after `text`.
  package let isCut: Bool

  package init(name: String, text: String, isCut: Bool = false) {
    self.name = name
    self.text = text
    self.isCut = isCut
  }
}

package struct FlowStage: Hashable, Sendable {
  package let name: String
  /// The shape in letters, such as "(B, T, E)".
  package let letters: String
  /// The shape in numbers.
  package let sizes: String

  package init(name: String, letters: String, sizes: String) {
    self.name = name
    self.letters = letters
    self.sizes = sizes
  }
}

package struct TokenStrip: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    package let text: String
    /// Whether the vocabulary lacks the token.
    package let isUnknown: Bool

    package init(_ text: String, isUnknown: Bool = false) {
      self.text = text
      self.isUnknown = isUnknown
    }
  }

  package struct Row: Hashable, Sendable {
    package let title: String
    package let cells: [Cell]

    package init(title: String, cells: [Cell]) {
      self.title = title
      self.cells = cells
    }
  }

  /// What the rows are, for screen readers.
  package let label: String
  package let rows: [Row]
  /// Whether the rows continue.
  package let isCut: Bool

  package init(label: String, rows: [Row], isCut: Bool = false) {
    self.label = label
    self.rows = rows
    self.isCut = isCut
  }
}

package struct TintedText: Hashable, Sendable {
  package struct Word: Hashable, Sendable {
    package let token: String
    /// The number of the tint, 0 for the palest.
    package let tint: Int
    package let value: String

    package init(token: String, tint: Int, value: String) {
      self.token = token
      self.tint = tint
      self.value = value
    }
  }

  /// The unit of the values, such as "nats".
  package let unit: String
  /// What each tint stands for, in order.
  package let scale: [String]
  package let words: [Word]
  /// What the words in `highest` are, such as "The most surprising words".
  package let highestTitle: String
  package let highest: [Word]

  package init(
    unit: String, scale: [String], words: [Word], highestTitle: String, highest: [Word]
  ) {
    self.unit = unit
    self.scale = scale
    self.words = words
    self.highestTitle = highestTitle
    self.highest = highest
  }
}
