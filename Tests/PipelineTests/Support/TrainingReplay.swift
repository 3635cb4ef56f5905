import Kernels
import Neural
import Pipeline
import Random
import Record
import Text

/// Replays the training loop on what the earlier steps of a run have stored: it stops wherever a
/// test wants to look at a batch or at the stream of random numbers.
struct TrainingReplay {
  let loader: BatchLoader
  private let dataset: TokenDataset
  private let initial: InitialModel
  private let model: LanguageModel
  private let gradients: BatchGradients
  private var adam: Adam
  private(set) var random: MersenneTwister

  init(_ plan: Plan, store: ArtifactStore, weightDecay: Double = 0) throws {
    dataset = try store.product(.dataset, plan[.dataset].key, as: TokenDataset.self)
    loader = try store.product(.loader, plan[.loader].key, as: BatchLoader.self)
    initial = try store.product(.model, plan[.model].key, as: InitialModel.self)
    model = initial.model.copy()
    gradients = BatchGradients(for: model, threads: 2)
    adam = Adam(count: model.layout.count, learningRate: 1, weightDecay: weightDecay)
    random = initial.random
  }

  /// The next word of the stream, without consuming it.
  var upcomingWord: UInt32 {
    var random = random
    return random.nextWord()
  }

  mutating func epoch() -> [[Int]] { loader.epoch(using: &random).batches }

  /// Takes an optimizer step.
  mutating func step(on batch: [Int], learningRate: Double, clipNorm: Double) -> Loss {
    adam.learningRate = learningRate
    let loss = gradients.compute(
      batch.map { dataset.train[$0] }, model: model, dropout: initial.dropout, random: &random)
    let norm = Clipping.norm(of: gradients.values)
    adam.update(
      model.parameters, with: gradients.values, rows: gradients.rows,
      scale: Clipping.factor(norm: norm, limit: clipNorm), threads: 2)
    return loss
  }
}
