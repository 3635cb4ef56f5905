import Foundation
import Kernels
import Testing

@Suite struct SoftmaxCrossEntropyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var logits: [[Float]]
    var targets: [Int32]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "one column", logits: [[3], [-1e4]], targets: [0, 0]),
    Case(name: "two columns", logits: [[0, 1], [1, 0]], targets: [0, 0]),
    Case(name: "equal", logits: [[Float](repeating: 7, count: 11)], targets: [10]),
    Case(name: "equal and huge", logits: [[Float](repeating: 1e4, count: 9)], targets: [3]),
    Case(
      name: "the target is far ahead", logits: [[-1e4, 1e4, 0, 1, 2, 3, 4, 5, 6]], targets: [1]),
    Case(name: "the target is far behind", logits: [[-1e4, 1e4, 0]], targets: [0]),
    Case(name: "huge and close", logits: [[1e4, 9_999, 9_998.5]], targets: [1]),
    Case(name: "low and close", logits: [[-1e4, -9_999, -9_998.5]], targets: [0]),
    Case(name: "no rows", logits: [], targets: []),
    random(rows: 1, columns: 8), random(rows: 3, columns: 7), random(rows: 5, columns: 16),
    random(rows: 4, columns: 1001),
  ]

  static func random(rows: Int, columns: Int) -> Case {
    let values = randomFloats(rows * columns, seed: UInt64(columns), spread: 3).array
    return Case(
      name: "\(rows) × \(columns)",
      logits: (0..<rows).map { Array(values[$0 * columns..<($0 + 1) * columns]) },
      targets: (0..<rows).map { Int32($0 * 31 % columns) })
  }

  /// Softmax and loss of one row, from their definitions.
  static func definition(_ row: [Float], _ target: Int32) -> (softmax: [Double], loss: Double) {
    let most = Double(row.max() ?? 0)
    let powers = row.map { exp(Double($0) - most) }
    let total = powers.reduce(0, +)
    return (powers.map { $0 / total }, log(total) + most - Double(row[Int(target)]))
  }

  /// The result for logits whose columns are cut at the given places.
  struct Outcome {
    var sum = 0.0
    var losses: [Float] = []
    /// Rows × columns, reassembled; empty if it wasn't requested.
    var gradient: [Float] = []
    var columnSums: [Float] = []
  }

  static func run(
    _ logits: [[Float]], targets: [Int32], cuts: [Int] = [], gradientScale: Float? = nil
  ) -> Outcome {
    let columns = logits.first?.count ?? 1
    let places = [0] + cuts.filter { $0 > 0 && $0 < columns } + [columns]
    let ranges = zip(places, places.dropFirst()).map { $0..<$1 }
    let blocks = ranges.map { range in Floats(logits.flatMap { $0[range] }) }
    func values() -> Floats { Floats(count: targets.count) }
    let parts = blocks.map { block in
      let part = SoftmaxCrossEntropy.Part(maxima: values(), sums: values(), factors: values())
      if gradientScale == nil {
        Softmax.sumExponentials(block, maxima: part.maxima, sums: part.sums)
      } else {
        Softmax.exponentiate(block, maxima: part.maxima, sums: part.sums)
      }
      return part
    }
    let losses = values()
    var outcome = Outcome()
    outcome.sum = SoftmaxCrossEntropy.join(
      parts, targetLogits: Floats(zip(logits, targets).map { $0[Int($1)] }), losses: losses,
      scale: gradientScale ?? 0)
    outcome.losses = losses.array
    guard let gradientScale else { return outcome }
    for (index, range) in ranges.enumerated() {
      let sums = Floats([Float](repeating: 1, count: range.count))
      SoftmaxCrossEntropy.gradient(
        blocks[index], columns: range, factors: parts[index].factors, targets: targets[...],
        scale: gradientScale, columnSums: sums)
      outcome.columnSums += sums.array
    }
    for row in targets.indices {
      for (range, block) in zip(ranges, blocks) {
        outcome.gradient += block.rows(row..<row + 1, of: range.count).array
      }
    }
    return outcome
  }

  /// No cut, one in the middle, and several, some next to each other.
  static let cuts = [[], [1], [4], [2, 3, 8], [500, 501]]

  @Test(arguments: cases, cuts) func lossesAreThoseOfTheDefinition(_ test: Case, cuts: [Int]) {
    let outcome = Self.run(test.logits, targets: test.targets, cuts: cuts)
    let expected = zip(test.logits, test.targets).map { Self.definition($0, $1).loss }
    #expect(outcome.losses.count == expected.count)
    for (loss, expected) in zip(outcome.losses, expected) {
      #expect(abs(Double(loss) - expected) <= 1e-6 * max(1, expected))
      #expect(loss >= 0)
    }
    let total = outcome.losses.reduce(0.0) { $0 + Double($1) }
    #expect(abs(outcome.sum - total) <= 1e-12 * max(1, total))
  }

  @Test(arguments: cases, cuts)
  func powersBecomeTheGradient(_ test: Case, cuts: [Int]) {
    for scale: Float in [1, 0.125, 0] {
      let outcome = Self.run(
        test.logits, targets: test.targets, cuts: cuts, gradientScale: scale)
      let expected = zip(test.logits, test.targets).map { row, target in
        Self.definition(row, target).softmax.enumerated().map { column, probability in
          (probability - (column == Int(target) ? 1 : 0)) * Double(scale)
        }
      }
      #expect(largestDifference(Floats(outcome.gradient), expected.flatMap { $0 }) <= 2e-7)
      let sums = outcome.columnSums.indices.map { column in
        expected.reduce(1) { $0 + $1[column] }
      }
      #expect(largestDifference(Floats(outcome.columnSums), sums) <= 1e-6)
      // Computing gradients gives the same losses.
      #expect(
        outcome.losses == Self.run(test.logits, targets: test.targets, cuts: cuts).losses)
    }
  }

  @Test(arguments: cuts) func certainTargetsCostNothing(cuts: [Int]) {
    let logits: [[Float]] = [[0, -.infinity], [-1e4, 1e4]]
    #expect(Self.run(logits, targets: [0, 1], cuts: cuts).sum == 0)
  }

  @Test(arguments: cuts) func impossibleTargetsCostInfinitelyMuch(cuts: [Int]) {
    #expect(Self.run([[0, -.infinity]], targets: [1], cuts: cuts).sum == .infinity)
  }

  /// NaN or infinity from a model must be noticed, wherever in the row it is.
  @Test(arguments: [Float.nan, .infinity]) func noNumberStaysNoNumber(_ bad: Float) {
    for columns in [1, 5, 8, 13] {
      for place in 0..<columns {
        var row = [Float](repeating: 0, count: columns)
        row[place] = bad
        for cuts in [[], [4], [1, 2]] {
          #expect(!Self.run([row], targets: [0], cuts: cuts).sum.isFinite)
        }
      }
    }
  }
}
