import Record

/// Units of an LSTM's cell, for the reader to step through, word by word and line by line.
package struct CellSteps: Hashable, Sendable {
  package struct Unit: Hashable, Sendable {
    /// Such as "Unit 12".
    package let name: String
    /// Such as "forgets most".
    package let note: String
    /// c before the first word.
    package let before: Double
    /// The six numbers at each word, in the order of `CellSteps.lines`.
    package let values: [[Double]]
    /// The cell state over the whole text.
    package let drawing: NamedDrawing

    package init(
      name: String, note: String, before: Double, values: [[Double]], drawing: NamedDrawing
    ) {
      self.name = name
      self.note = note
      self.before = before
      self.values = values
      self.drawing = drawing
    }
  }

  /// What a value written at the first of a few words becomes under gates that never change.
  package struct Fading: Hashable, Sendable {
    /// The candidate of the second word and of each later one, between −1 and 1.
    package let candidates: [Double]
    /// The gates to begin with.
    package let forget: Double
    package let input: Double
    /// The cell state after each word under these gates.
    package let drawing: NamedDrawing
    /// What these gates do, in a sentence.
    package let sentence: String
    /// What is left for several gates.
    package let table: DataTable

    package init(
      candidates: [Double], forget: Double, input: Double, drawing: NamedDrawing,
      sentence: String, table: DataTable
    ) {
      self.candidates = candidates
      self.forget = forget
      self.input = input
      self.drawing = drawing
      self.sentence = sentence
      self.table = table
    }
  }

  /// The left sides of the cell's equations.
  package static let lines = ["i", "f", "g", "o", "c", "h"]

  package let words: [String]
  package let units: [Unit]
  package let fading: Fading?
  /// What the words are, if they aren't words.
  package let unit: TokenUnit

  package init(words: [String], units: [Unit], fading: Fading?, unit: TokenUnit = .word) {
    self.words = words
    self.units = units
    self.fading = fading
    self.unit = unit
  }
}
