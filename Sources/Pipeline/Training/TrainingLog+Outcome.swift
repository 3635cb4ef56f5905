import Foundation
import Record

/// What is reported when training is over.
extension TrainingLog {
  package var curve: TrainingCurve { TrainingCurve(steps: steps, epochs: epochs) }

  /// Over all steps, without the time between epochs; `nil` before the first.
  package var tokensPerSecond: Double? {
    steps.isEmpty ? nil : Double(tally.tokens) / max(steps.reduce(0) { $0 + $1.seconds }, 1e-9)
  }

  /// The largest number of targets in a step.
  var largestBatch: Int { steps.reduce(0) { max($0, $1.tokens) } }

  /// By their names in the result catalog.
  var results: [String: Value] {
    var results: [String: Value] = [
      "steps": .integer(steps.count),
      "seconds": .number(tally.seconds),
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
    if !engines.isEmpty { results["engine"] = .text(engines.phrase) }
    if let last = epochs.last { results["epochsTrained"] = .integer(last.epoch) }
    return results
  }

  /// The curves as tables, by file name.
  var tables: [String: Data] {
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
    return ["metrics.csv": Data(metrics.utf8), "validation.csv": Data(validation.utf8)]
  }
}
