import Neural
import Random
import Record
import Text
import Tokens

/// The content of `job.json`: everything that a training in PyTorch needs besides arrays.
///
/// A contract with `train.py` and whatever else trains from the folder; README.md there explains it.
struct TorchJob: Codable {
  /// It increases when a name changes its meaning or is removed.
  static let currentSchema = 1

  /// How a split's tokens are framed.
  struct Layout: Codable, Hashable {
    enum Kind: String, Codable { case documents, windows }

    var kind: Kind
    var length: Int?
    var stride: Int?
    var count: Int?

    init(_ layout: TokenSequences.Layout) {
      switch layout {
      case .documents: kind = .documents
      case .windows(let length, let stride, let count):
        (kind, self.length, self.stride, self.count) = (.windows, length, stride, count)
      }
    }
  }

  /// The optimizer's settings, and the number of steps on which a falling rate depends.
  struct Optimizer: Codable {
    var learningRate, beta1, beta2, epsilon, weightDecay: Double
    var schedule: LearningRateSchedule.Decay
    var warmup, steps: Int

    init(_ settings: OptimizerSettings, steps: Int) {
      learningRate = settings.learningRate
      (beta1, beta2, epsilon) = (settings.beta1, settings.beta2, settings.epsilon)
      weightDecay = settings.weightDecay
      (schedule, warmup) = (settings.schedule, settings.warmup)
      self.steps = steps
    }
  }

  var schema = TorchJob.currentSchema
  /// The key of the train step.
  var key: String
  var seed: UInt64
  var shape: ModelShape
  var dropout: DropoutRates
  var optimizer: Optimizer
  var epochs: Int
  /// The epochs that are complete in `start.safetensors`: the first row of `order.npy` is the next.
  var firstEpoch: Int
  var clipNorm: Double
  var patience: Int
  var train: Layout
  var validation: Layout?
  var target: Target
  /// The 32-bit words that drawing the order of an epoch takes from the stream.
  var wordsPerOrder: Int
  var shards: Int
  var reduce: TrainerRecord.Reduction
  var device: TrainerRecord.Device
  var precision: TrainingPrecision
  /// Of each process; more would change the last bits.
  var threads = 1
  var checkpointSeconds: Double
  var endsKept: Int
  var continuation: ContinuationRequest
  /// The command that the folder belongs to, less its program: "run imdb --trainer torch".
  var command: [String]
  /// SHA-256 of each file, by name.
  var digests: [String: String] = [:]

  /// The command as typed in a shell.
  var shownCommand: String {
    (["walkthrough"] + command).map(\.shellWord).joined(separator: " ")
  }

  init(_ task: TrainingTask, options: TorchOptions, key: String, command: [String]) {
    let (context, record) = (task.context, options.record)
    self.key = key
    self.command = command
    seed = context.seed
    shape = task.start.model.shape
    dropout = task.dropout
    optimizer = Optimizer(task.start.optimizer, steps: task.rates.steps)
    epochs = task.settings.epochs
    firstEpoch = task.start.place.epochs
    clipNorm = task.settings.clipNorm
    patience = task.settings.patience
    train = Layout(task.sequences(from: 0).layout)
    validation = task.dataset.validation.map { Layout($0.layout) }
    target = task.dataset.train.target
    wordsPerOrder = task.loader.wordsPerOrder
    shards = record.pieces
    (reduce, device) = (record.reduction, record.device)
    precision = task.settings.precision
    checkpointSeconds = Checkpoints.interval / .seconds(1)
    endsKept = Checkpoints.epochsKept
    continuation = task.watcher.request
  }
}
