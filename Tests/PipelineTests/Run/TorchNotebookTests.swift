import Foundation
import Pipeline
import Record
import TestSupport
import Testing

/// The eight steps compared with PyTorch on the same reviews, with one seed: one to three layers,
/// with and without dropout and clipping, a shared table, a changing rate and weight decay.
@Suite struct TorchNotebookTests {
  private let notebook: TorchNotebook

  init() throws {
    notebook = try TorchNotebook()
  }

  @Test(arguments: TorchNotebook.names) func theStepsGivePyTorchsNumbers(name: String) throws {
    let expected = try notebook.run(name)
    let workplace = try notebook.workplace()
    let record = try workplace.execute(
      expected.settings.overrides, seed: expected.settings.seed)
    let rows = String(decoding: try workplace.file("metrics.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    let (losses, targets, norms) = (
      expected.epochs.flatMap(\.losses), expected.epochs.flatMap(\.targets),
      expected.epochs.flatMap(\.norms)
    )
    try #require(rows.count == losses.count)
    for (index, row) in rows.enumerated() {
      let loss = try #require(Double(row[2]))
      #expect(abs(loss - losses[index]) < 2e-6 * losses[index], "step \(index + 1)")
      #expect(Int(row[3]) == targets[index], "step \(index + 1)")
      let rate = try #require(Double(row[4]))
      #expect(abs(rate - expected.settings.rates(steps: losses.count)[index]) < 1e-12)
      let norm = try #require(Double(row[5]))
      #expect(abs(norm - norms[index]) < 2e-5 * norms[index], "step \(index + 1)")
    }
    let perplexity = try #require(record[.evaluate]?.results["perplexity"]?.number)
    #expect(abs(perplexity - expected.perplexity) < 1e-5 * expected.perplexity)
  }

  /// Only initial weights, the loader's order and dropout draw from the main stream: after each of
  /// them it is in the same state as PyTorch's generator.
  @Test(arguments: TorchNotebook.names)
  func theStreamStandsWherePyTorchsStands(name: String) throws {
    let expected = try notebook.run(name)
    let workplace = try notebook.workplace()
    let settings = expected.settings
    try workplace.execute(
      settings.overrides, seed: settings.seed, selection: .until(.model))
    var replay = try TrainingReplay(
      try workplace.plan(settings.overrides, seed: settings.seed), store: workplace.store,
      weightDecay: settings.weightDecay)
    let batchCount = expected.epochs.reduce(0) { $0 + $1.order.count }
    var rates = settings.rates(steps: batchCount)[...]
    #expect(replay.upcomingWord == expected.nextAfterModel)
    for epoch in expected.epochs {
      let batches = replay.epoch()
      #expect(batches == epoch.order)
      for batch in batches {
        _ = replay.step(on: batch, learningRate: rates.removeFirst(), clipNorm: settings.clipNorm)
      }
      #expect(replay.upcomingWord == epoch.next)
    }
  }
}
