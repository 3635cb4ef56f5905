import Foundation
import Random
import Record
import Text

/// Step 4: groups sequences into batches.
package struct Loader: Step {
  package static let id = StepID.loader
  package static let reads: [StepID] = [.dataset]
  package static let sources = [
    "Text/", "Random/", "Record/Figures/", "Pipeline/Steps/Loader.swift",
  ]
  package static let usesSeed = true

  package let settings: LoaderSettings

  package init(settings: LoaderSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<BatchLoader> {
    let lengths = try context.product(of: Dataset.self).train.lengths
    // snippet.run
    let loader = BatchLoader(
      lengths: lengths, batchSize: settings.batchSize, order: settings.order)
    // snippet.end
    // If all sequences have one length, as windows do, no order is better than another.
    let hasOneLength = lengths.allSatisfy { $0 == lengths.first }
    let grids = BatchOrder.allCases.filter { !hasOneLength || $0 == settings.order }.map { order in
      grid(of: order, lengths: lengths, random: context.stream("loader preview"))
    }
    func padding(_ order: BatchOrder) -> Value {
      .number(grids.first { $0.order == order.rawValue }?.epochPadding ?? 0)
    }
    return StepOutcome(
      product: loader,
      results: [
        "batches": .integer(loader.batchCount),
        "padding": padding(settings.order),
        "shuffledPadding": padding(.shuffled),
        "lastBatch": .integer(lengths.count - (loader.batchCount - 1) * settings.batchSize),
      ],
      figures: LoaderFigures(grids: grids))
  }

  /// An epoch in the given order, and its batch with the median share of padding.
  private func grid(
    of order: BatchOrder, lengths: [Int], random: MersenneTwister
  ) -> LoaderFigures.Grid {
    var random = random
    let loader = BatchLoader(lengths: lengths, batchSize: settings.batchSize, order: order)
    let batches = loader.epoch(using: &random)
    let size = batches.map(\.count).max()
    let full = batches.filter { $0.count == size }
    let ranked = full.map { (batch: $0, padding: loader.paddingShare(of: [$0])) }
      .sorted { $0.padding < $1.padding }
    let rows = ranked.isEmpty ? [] : ranked[ranked.count / 2].batch.map { lengths[$0] }
    return LoaderFigures.Grid(
      order: order.rawValue, lengths: rows, width: rows.max() ?? 0,
      epochPadding: loader.paddingShare(of: batches), isUsed: order == settings.order)
  }
}
