import Foundation
import Neural
import Record
import TensorFiles

/// What training writes down on its way.
struct TrainingLog {
  private(set) var steps: [TrainFigures.Step] = []
  private var epochs: [TrainFigures.Epoch] = []
  private let learningRate: Double
  private let expectedTokens: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var stepStart: ContinuousClock.Instant
  private var epochLoss = 0.0
  private var epochTokens = 0
  private var tokens = 0

  /// - Parameter tokens: targets of all epochs together.
  init(learningRate: Double, tokens: Int) {
    self.learningRate = learningRate
    expectedTokens = tokens
    start = clock.now
    stepStart = start
  }

  /// Notes one optimizer step and says how far training is.
  mutating func record(epoch: Int, loss: BatchGradients.Loss, gradientNorm: Double)
    -> StepProgress
  {
    let now = clock.now
    steps.append(
      TrainFigures.Step(
        step: steps.count + 1, epoch: epoch, loss: loss.mean, tokens: loss.tokens,
        learningRate: learningRate, gradientNorm: gradientNorm,
        seconds: (now - stepStart) / .seconds(1)))
    stepStart = now
    epochLoss += loss.sum
    epochTokens += loss.tokens
    tokens += loss.tokens
    let shown = ValueFormat.decimal(3).string(.number(loss.mean))
    return StepProgress(
      done: tokens, total: expectedTokens, unit: "tokens", note: "epoch \(epoch), loss \(shown)")
  }

  /// Whether a validation loss is lower than that of every epoch before.
  func isBest(_ validationLoss: Double?) -> Bool {
    guard let validationLoss else { return false }
    return epochs.compactMap(\.validationLoss).allSatisfy { validationLoss < $0 }
  }

  /// Notes the end of an epoch; the first call stands for the untrained model.
  mutating func finishEpoch(validationLoss: Double?, continuation: Continuation) {
    epochs.append(
      TrainFigures.Epoch(
        epoch: epochs.count, step: steps.count,
        trainLoss: epochTokens == 0 ? nil : epochLoss / Double(epochTokens),
        validationLoss: validationLoss, continuation: continuation))
    epochLoss = 0
    epochTokens = 0
    // What happens between epochs is no part of the next step.
    stepStart = clock.now
  }

  var figures: TrainFigures { TrainFigures(steps: steps, epochs: epochs) }

  /// Over all steps, without what happened between epochs; `nil` before the first.
  var tokensPerSecond: Double? {
    steps.isEmpty ? nil : Double(tokens) / max(steps.reduce(0) { $0 + $1.seconds }, 1e-9)
  }

  /// The most targets of any step.
  var largestBatch: Int { steps.reduce(0) { max($0, $1.tokens) } }

  /// By the names of the result catalog.
  var results: [String: Value] {
    var results: [String: Value] = [
      "steps": .integer(steps.count),
      "seconds": .number((clock.now - start) / .seconds(1)),
    ]
    if let first = steps.first, let last = steps.last {
      results["loss.first"] = .number(first.loss)
      results["loss.last"] = .number(last.loss)
    }
    if let tokensPerSecond { results["tokensPerSecond"] = .number(tokensPerSecond.rounded()) }
    if let loss = epochs.last?.trainLoss { results["loss.mean"] = .number(loss) }
    if let loss = epochs.last?.validationLoss {
      results["validationLoss"] = .number(loss)
      results["validationPerplexity"] = .number(exp(loss))
    }
    let validated = epochs.compactMap { epoch in
      epoch.validationLoss.map { (epoch: epoch.epoch, loss: $0) }
    }
    if let best = validated.min(by: { ($0.loss, $0.epoch) < ($1.loss, $1.epoch) }) {
      results["bestEpoch"] = .integer(best.epoch)
    }
    return results
  }

  /// The curves as tables, and the model.
  func files(model: LanguageModel) throws -> [String: Data] {
    var metrics = "step,epoch,loss,tokens,learning_rate,gradient_norm,seconds\n"
    for step in steps {
      metrics += "\(step.step),\(step.epoch),\(step.loss),\(step.tokens),\(step.learningRate),"
      metrics += "\(step.gradientNorm),\(step.seconds)\n"
    }
    var validation = "epoch,step,loss,perplexity\n"
    for epoch in epochs {
      guard let loss = epoch.validationLoss else { continue }
      validation += "\(epoch.epoch),\(epoch.step),\(loss),\(exp(loss))\n"
    }
    return [
      "metrics.csv": Data(metrics.utf8),
      "validation.csv": Data(validation.utf8),
      "model.safetensors": TensorFile(tensors: model.tensors(), metadata: ["format": "pt"])
        .encoded(),
    ]
  }
}
