import Drawings
import Foundation
import Pipeline
import Record
import Testing

@testable import Figures

/// The figures of the tiny example print what the lines of NumPy beside them compute.
@Suite struct TinyFiguresTests {
  private static let run = Result { try TinyRun(until: .vocab) }

  /// The data of a figure, and its tables' numbers as printed: rows without their names.
  private func figure<Content: StepFigure>(
    _ type: Content.Type
  ) throws -> (data: Content, tables: [[[String]]]) {
    let run = try Self.run.get()
    let data = try #require(try Content(of: run.stored))
    let drawn = try #require(data.drawn(in: RunValues(record: run.contents.record)))
    let tables = drawn.content.flatMap { content -> [DataTable] in
      switch content {
      case .table(let table): [table]
      case .tables(let titled): titled.map(\.table)
      default: []
      }
    }
    return (data, tables.map { $0.rows.map { Array($0.dropFirst()) } })
  }

  /// A row for each place of the vectors, as the tables have them.
  private func rows(_ vectors: [[Double]]?..., digits: Int = 3) -> [[String]] {
    vectors.flatMap { vectors in
      let vectors = vectors ?? []
      return (0..<(vectors.first?.count ?? 0)).map { place in
        vectors.map { Format.decimal($0[place], digits) }
      }
    }
  }

  @Test func everyChapterOnTheWayHasItsLines() throws {
    #expect(try NumPyLines().blocks.keys.sorted() == [2, 3, 5, 6, 7, 8])
  }

  @Test(.enabled(if: NumPyLines.canRun, "there is no python3 with NumPy to run the lines"))
  func printWhatNumPyComputes() throws {
    let numbers = try NumPyLines().run().numbers
    let ids = try figure(TinyIDsFigure.self)
    #expect(ids.data.ids.map(Double.init) == numbers["ids"]?.first)
    let pairs = try figure(TinyPairsFigure.self)
    #expect(pairs.data.ids.dropLast().map(Double.init) == numbers["x"]?.first)
    #expect(pairs.data.ids.dropFirst().map(Double.init) == numbers["y"]?.first)

    let parameters = try figure(TinyParametersFigure.self).data
    let (input, hidden) = (parameters.input, parameters.hidden)
    let inOrder: [[Double]] = [
      parameters.embedding.flatMap { $0 }, input.flatMap { $0.dropLast() },
      hidden.flatMap { $0.dropLast() }, input.compactMap(\.last), hidden.compactMap(\.last),
      parameters.linear.flatMap { $0.dropLast() }, parameters.linear.compactMap(\.last),
    ]
    #expect(rows(inOrder.flatMap { $0 }.map { [$0] }) == rows(numbers["theta"]?[0].map { [$0] }))

    let forward = try figure(TinyForwardFigure.self).tables
    #expect(forward[0] == rows(numbers["vectors"], numbers["sums"]))
    #expect(forward[1] == rows(numbers["i"], numbers["f"], numbers["g"], numbers["o"]))
    #expect(forward[2] == rows(numbers["c"], numbers["h"]))
    #expect(forward[3] == rows(numbers["logits"]))

    let loss = try figure(TinyLossFigure.self).tables[0]
    #expect(loss.prefix(5) == rows(numbers["p"])[...])
    let losses = try #require(numbers["loss"]?[0])
    #expect(loss.suffix(2) == rows(losses.map { [exp(-$0), $0] })[...])

    let backward = try figure(TinyBackwardFigure.self).tables
    #expect(backward[0] == rows(numbers["dz"]))
    #expect(backward[1] == rows(numbers["dh"], numbers["fdc"]))
    #expect(backward[2] == rows(numbers["da"]))
    // Each word is read once, so the gradient of its vector is that of its row.
    let gradient = try #require(numbers["gradient"]?[0])
    let dx = try #require(numbers["x"]?[0]).map { Array(gradient[2 * Int($0)..<2 * Int($0) + 2]) }
    #expect(backward[3] == rows(dx))
  }

  @Test(.enabled(if: NumPyLines.canRun, "there is no python3 with NumPy to run the lines"))
  func takeTheStepThatNumPyTakes() throws {
    let numbers = try NumPyLines().run().numbers
    let step = try figure(TinyStepFigure.self)
    func column(_ name: String) throws -> [Double] { try #require(numbers[name]?[0]) }
    let columns = [
      try column("theta"), try column("gradient"), try column("clipped"), try column("m"),
      try column("v").map { $0.squareRoot() }, try column("trained"),
    ]
    let run = try Self.run.get()
    let folded = step.data.drawn(in: RunValues(record: run.contents.record))?.table
    // What is exactly 0 is not written as what is rounded to it.
    let expected = columns[0].indices.map { place in
      columns.map { $0[place] == 0 ? "0" : Format.decimal($0[place], 3) }
    }
    #expect(folded?.rows.map { Array($0.dropFirst()) } == expected)
    #expect(step.tables[0].count == 9)
    #expect(
      Format.decimal(step.data.norm, 3) == Format.decimal(try column("norm")[0], 3))

    let perplexity = try figure(TinyPerplexityFigure.self)
    let (before, after) = (try column("loss"), try column("after"))
    #expect(
      perplexity.tables[0].dropLast()
        == zip(before, after).map { before, after in
          [exp(-before), before, exp(-after), after].map { Format.decimal($0, 3) }
        }[...])
    let ways = try column("perplexities")
    #expect(
      perplexity.tables[1].suffix(2).map { $0[1] }
        == [ways[1], ways[0]].map { Format.decimal($0, 3) })
  }

  /// The mean of the batches' perplexities is never below the perplexity of all targets.
  @Test func theMeanOfPerplexitiesIsTooHigh() throws {
    let table = try figure(TinyPerplexityFigure.self).tables[1]
    let (wrong, whole) = (try #require(Double(table[2][1])), try #require(Double(table[3][1])))
    #expect(wrong > whole)
    #expect(table[2][0] == table[3][0], "the mean losses of equal batches have the right mean")
  }

  /// A book without `<bos>` would have to explain it.
  @Test func onlyBooksThatFrameTheirTextsShowThem() throws {
    let run = try TinyRun(
      ["vocab": "vocab(tokenizer: .words, specials: false, scope: .all)"], until: .vocab)
    #expect(try TinyIDsFigure(of: run.stored) == nil)
    #expect(try TinyForwardFigure(of: run.stored) == nil)
  }
}
