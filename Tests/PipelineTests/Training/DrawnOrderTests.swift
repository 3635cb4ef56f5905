import Foundation
import Random
import Record
import Testing
import Text

@testable import Neural
@testable import Pipeline

/// The order drawn ahead is the one that training draws as it goes.
@Suite struct DrawnOrderTests {
  private static let dropout = [
    "model.layers=3", "model.dropout=0.2", "model.inputDropout=0.1", "model.outputDropout=0.3",
    "train.epochs=4",
  ]
  private static let windows =
    dropout + [
      "dataset.framing=.windows", "dataset.length=5", "dataset.stride=5", "loader.offset=.random",
    ]

  @Test(arguments: [dropout, windows, ["train.epochs=4"]])
  func epochsAreThoseOfATraining(settings: [String]) throws {
    let workplace = try Workplace()
    let plan = try workplace.plan(settings)
    let runner = Runner(
      plan: plan, options: RunOptions(selection: .until(.optimizer), threads: 1),
      output: workplace.output, runName: "tiny", observer: Notebook(),
      interruption: Interruption())
    _ = try runner.run()
    var task = try runner.trainingTask()
    var order = DrawnOrder(task, skipsMasks: true)

    // Training as it goes: an order, then masks batch by batch.
    var state = task.start
    var (indices, sizes, starts): ([Int32], [Int32], [Int64]) = ([], [], [])
    for epoch in 0..<4 {
      let remainder = state.remainder(using: task.loader)
      starts.append(Int64(remainder.offset))
      let sequences = task.sequences(from: remainder.offset)
      for (number, batch) in remainder.batches.enumerated() {
        indices += batch.map(Int32.init)
        sizes.append(Int32(batch.count))
        var dropout = Dropout()
        _ = dropout.draw(
          rates: task.dropout, model: state.model, sequences: batch.map { sequences[$0] },
          random: &state.random)
        state.finishBatch()
        // From within the second epoch, the order drawn ahead goes on likewise.
        if epoch == 1, number == 1 { task.start = state }
      }
      state.finishEpoch(isBest: false)
    }
    #expect(order.indices == indices)
    #expect(order.sizes == sizes)
    #expect(order.starts == starts)

    order = DrawnOrder(task, skipsMasks: true)
    let perEpoch = indices.count / 4
    #expect(order.indices == Array(indices.dropFirst(perEpoch)))
    #expect(order.starts == Array(starts.dropFirst()))
  }
}
