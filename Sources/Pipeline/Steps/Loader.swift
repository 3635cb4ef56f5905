import Record
import Text

/// Step 4: groups sequences into batches.
package struct Loader: Step {
  package static let id = StepID.loader
  package static let reads: [StepID] = [.dataset]
  package static let sources = [
    "Text/", "Random/", "Pipeline/Steps/Loader.swift", "Pipeline/Steps/EpochPreview.swift",
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
    let previews = EpochPreview.all(of: loader, random: context.stream(EpochPreview.stream))
    func padding(_ order: BatchOrder) -> Value {
      .number(previews.first { $0.order == order }?.padding ?? 0)
    }
    return StepOutcome(
      product: loader,
      results: [
        "batches": .integer(loader.batchCount),
        "padding": padding(settings.order),
        "shuffledPadding": padding(.shuffled),
        "lastBatch": .integer(lengths.count - (loader.batchCount - 1) * settings.batchSize),
      ])
  }
}
