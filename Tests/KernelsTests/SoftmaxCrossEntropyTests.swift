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

  @Test(arguments: cases) func lossesAreThoseOfTheDefinition(_ test: Case) {
    let logits = Floats(test.logits.flatMap { $0 })
    let losses = Floats(count: test.targets.count)
    let sum = SoftmaxCrossEntropy.forward(logits: logits, targets: test.targets, losses: losses)
    let expected = zip(test.logits, test.targets).map { Self.definition($0, $1).loss }
    for (loss, expected) in zip(losses.array, expected) {
      #expect(abs(Double(loss) - expected) <= 1e-6 * max(1, expected))
      #expect(loss >= 0)
    }
    #expect(abs(sum - losses.doubles.reduce(0, +)) <= 1e-12 * max(1, sum))
    #expect(logits.array == test.logits.flatMap { $0 }, "without gradients logits stay")
  }

  @Test(arguments: cases, [Float(1), 0.125, 0])
  func logitsBecomeTheirGradient(_ test: Case, scale: Float) {
    let logits = Floats(test.logits.flatMap { $0 })
    let losses = Floats(count: test.targets.count)
    let sum = SoftmaxCrossEntropy.forward(
      logits: logits, targets: test.targets, losses: losses, gradientScale: scale)
    let expected = zip(test.logits, test.targets).flatMap { row, target in
      Self.definition(row, target).softmax.enumerated().map { column, probability in
        (probability - (column == Int(target) ? 1 : 0)) * Double(scale)
      }
    }
    #expect(largestDifference(logits, expected) <= 2e-7)
    // The same losses come out on the way to the gradients.
    let plain = Floats(count: test.targets.count)
    let plainSum = SoftmaxCrossEntropy.forward(
      logits: Floats(test.logits.flatMap { $0 }), targets: test.targets, losses: plain)
    #expect(losses.array == plain.array)
    #expect(sum == plainSum)
  }

  @Test func certainTargetsCostNothing() {
    let losses = Floats(count: 2)
    let logits = Floats([0, -.infinity, -1e4, 1e4])
    #expect(
      SoftmaxCrossEntropy.forward(logits: logits, targets: [0, 1], losses: losses) == 0)
  }

  @Test func impossibleTargetsCostInfinitelyMuch() {
    let losses = Floats(count: 1)
    let logits = Floats([0, -.infinity])
    #expect(
      SoftmaxCrossEntropy.forward(logits: logits, targets: [1], losses: losses) == .infinity)
  }

  /// A model that has left the numbers must be noticed, wherever in the row it did.
  @Test(arguments: [Float.nan, .infinity]) func noNumberStaysNoNumber(_ bad: Float) {
    for columns in [1, 5, 8, 13] {
      for place in 0..<columns {
        let logits = Floats(count: columns)
        logits[place] = bad
        let losses = Floats(count: 1)
        let sum = SoftmaxCrossEntropy.forward(logits: logits, targets: [0], losses: losses)
        #expect(!sum.isFinite)
      }
    }
  }
}
