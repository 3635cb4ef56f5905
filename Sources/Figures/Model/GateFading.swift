import Drawings
import Foundation
import Wording

/// A value of 1, written at the first of ten words, under gates that stay as they are: what the
/// forget gate leaves of it, and what the input gate adds to it.
struct GateFading {
  static let wordsShown = 10
  /// The gates to begin with.
  private static let (forget, input) = (0.9, 0.1)

  private let words: [String]
  /// The candidates of the second word and of those after it.
  private let candidates: [Double]

  /// - Parameter candidates: those of all words.
  /// - Returns: `nil` for fewer than ten words.
  init?(words: [String], candidates: [Double]) {
    guard words.count >= Self.wordsShown, candidates.count >= Self.wordsShown else { return nil }
    self.words = Array(words.prefix(Self.wordsShown))
    self.candidates = Array(candidates.prefix(Self.wordsShown).dropFirst())
  }

  var content: CellSteps.Fading {
    let cells = Self.cells(forget: Self.forget, input: Self.input, candidates: candidates)
    let left = Self.left(forget: Self.forget, words: cells.count)
    let sentence = Self.sentence(
      forget: Self.forget, input: Self.input, left: left.last ?? 1, cell: cells.last ?? 1)
    return CellSteps.Fading(
      candidates: candidates, forget: Self.forget, input: Self.input,
      drawing: NamedDrawing(
        name: "gate-fading", title: localized("A value over ten words"), description: sentence,
        drawing: drawing(cells, left)),
      sentence: sentence, table: table)
  }

  /// c(t) = f · c(t−1) + i · g(t), from c = 1 after the first word.
  static func cells(forget: Double, input: Double, candidates: [Double]) -> [Double] {
    var cells = [1.0]
    for candidate in candidates {
      cells.append(forget * cells[cells.count - 1] + input * candidate)
    }
    return cells
  }

  /// The part of c that is left of the first value after each word.
  static func left(forget: Double, words: Int) -> [Double] {
    (0..<words).map { pow(forget, Double($0)) }
  }

  private static func sentence(
    forget: Double, input: Double, left: Double, cell: Double
  ) -> String {
    localized(
      "With f = \(Format.decimal(forget)) and i = \(Format.decimal(input)) at each later word, "
        + "\(Format.decimal(left)) of the first value is left after ten words, and with what came "
        + "in c is \(Format.decimal(cell)).")
  }

  private var table: DataTable {
    let places = [2, 5, 10]
    return DataTable(
      label: localized("What a forget gate leaves of a value, by word"),
      columns: [.number("forget gate")] + places.map { .number("word \($0)") },
      rows: [1, 0.99, 0.9, 0.7, 0.5].map { forget in
        let left = Self.left(forget: forget, words: Self.wordsShown)
        return [Format.decimal(forget)] + places.map { Format.decimal(left[$0 - 1], 3) }
      })
  }

  private static let (left, columnWidth, top, height) = (10.0, 66.0, 22.0, 120.0)

  /// The page's script moves the bars, marks and numbers; it finds the scale in the frame.
  private func drawing(_ cells: [Double], _ left: [Double]) -> Drawing {
    let (start, width, top, height) = (Self.left, Self.columnWidth, Self.top, Self.height)
    let zero = top + height / 2
    let most = max(1, cells.map(abs).max() ?? 1)
    let unit = height / 2 / most
    var drawing = Drawing(width: 680, height: top + height + 84)
    drawing.rectangle(
      x: start, y: top, width: width * Double(cells.count), height: height, class: "fading-frame")
    drawing.line(
      Point(start, zero), Point(start + width * Double(cells.count), zero), class: "axis")
    for (place, cell) in cells.enumerated() {
      let x = start + Double(place) * width
      drawing.rectangle(
        x: x + 10, y: cell >= 0 ? zero - cell * unit : zero, width: width - 20,
        height: abs(cell) * unit, class: "fading-bar")
      let mark = zero - left[place] * unit
      drawing.line(Point(x + 4, mark), Point(x + width - 4, mark), class: "fading-mark")
      let top = zero - max(cell, left[place]) * unit
      drawing.label(
        Format.decimal(cell), at: Point(x + width / 2, top - 6), anchor: .middle,
        class: "fading-number")
      drawing.slantedLabel(
        String(words[place].prefix(12)), at: Point(x + width / 2 + 6, Self.top + height + 10),
        class: "word")
    }
    return drawing
  }
}
