import Foundation
import Neural
import Testing

@testable import walkthrough_bench

@Suite struct RowRecordTests {
  private func row(_ quantity: Row.Quantity) -> Row {
    Row(name: "a", title: "A", quantity: quantity) { _ in { Row.Sample(amount: 0, seconds: 0) } }
  }

  private func record(_ quantity: Row.Quantity, _ runs: [Series.Run]) -> RowRecord {
    var record = RowRecord(row(quantity))
    record.take(runs)
    return record
  }

  private func run(_ amount: Double, seconds: Double, sgemm: Double) -> Series.Run {
    Series.Run(sample: Row.Sample(amount: amount, seconds: seconds), sgemm: sgemm)
  }

  /// The machine was half as fast in the second run; the ratio is unaffected.
  @Test func aSlowMachineCancelsOut() {
    let record = record(
      .shareOfSgemm,
      [run(8e9, seconds: 1, sgemm: 1e10), run(8e9, seconds: 2, sgemm: 5e9)])
    #expect(record.runs.map(\.reached) == [0.8, 0.8])
    #expect(record.reached == 0.8)
    #expect(record.ratio == 0.8)
    #expect(record.sgemmGFLOPS == 5)
  }

  @Test func mediansAreOfTheRuns() {
    let record = record(
      .text, [5, 1, 2].map { run(1e7, seconds: $0, sgemm: Series.productOperations) })
    #expect(record.reached == 5)
    #expect(record.ratio == 2)
  }

  @Test func quantitiesReadTheirSample() {
    let run = run(3e6, seconds: 2, sgemm: Series.productOperations)
    #expect(record(.tokens, [run]).reached == 1.5e6)
    #expect(record(.seconds, [run]).reached == 2)
    #expect(record(.memory, [run]).reached == 3)
    #expect(record(.memory, [run]).ratio == nil)
    #expect(record(.factor, [run]).reached == 3e6)
  }

  @Test func theMedianOfTwoIsTheLower() {
    #expect(median([3, 1, 2]) == 2)
    #expect(median([4, 1]) == 1)
    #expect(median([Double]()).isNaN)
  }

  /// A share counts six operations for each weight and target.
  @Test func operationsAreSixForEachWeight() throws {
    let small = try #require(Shape.all.first { $0.name == "small" })
    #expect(TrainingCost(of: small.model).operationsPerTarget == 6 * (393_216 + 2_560_000))
  }
}
