import Chapters
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

  package func problems(after earlier: [any Step]) -> [SettingProblem] {
    let dataset = earlier.lazy.compactMap { $0 as? Dataset }.first
    return [
      .require(
        settings.offset == .fixed || dataset?.settings.framing != .documents, "offset",
        "can be .random only with dataset.framing: .windows")
    ].compactMap { $0 }
  }

  package func run(_ context: StepContext) throws -> StepOutcome<BatchLoader> {
    let sequences = try context.product(of: Dataset.self).train
    let lengths = sequences.lengths
    // snippet.run
    let offsets = settings.offset == .random ? sequences.windowOffsets : nil
    let loader = BatchLoader(
      lengths: Array(lengths.prefix(offsets?.sequences ?? lengths.count)),
      batchSize: settings.batchSize, order: settings.order, offsets: offsets?.choices ?? 1)
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
        "lastBatch": .integer(loader.lengths.count - (loader.batchCount - 1) * settings.batchSize),
      ])
  }
}
