import Foundation
import Kernels
import Neural
import Wording

/// Trains a model from where a task starts to its last epoch.
protocol Trainer {
  /// Trains, and saves checkpoints on the way.
  ///
  /// - Returns: the state after the last epoch.
  /// - Throws: `StepProblem` if training diverges; `Interrupted` once a checkpoint is saved.
  func train(_ task: TrainingTask) throws -> TrainingCheckpoint
}

/// How training can diverge.
extension Trainer {
  static var remedy: Phrase {
    "Try a lower optimizer.learningRate or clipping, such as train.clipNorm=1"
  }

  /// - Throws: `StepProblem` if a step's loss or gradient norm isn't finite.
  func requireFinite(_ loss: Double, _ norm: Double, step: Int) throws {
    guard loss.isFinite, norm.isFinite else {
      throw StepProblem(
        "training diverged at optimizer step \(step): the loss is \(loss), the gradient norm "
          + "\(norm). \(Self.remedy)")
    }
  }

  /// The last update of an epoch may break the model, which otherwise only a later loss would show.
  ///
  /// - Throws: `StepProblem` if the norm of the weights or the validation perplexity isn't finite.
  func requireSound(_ model: LanguageModel, _ loss: Double?, epoch: Int) throws {
    let norm = Clipping.norm(of: model.parameters)
    guard norm.isFinite, exp(loss ?? 0).isFinite else {
      throw StepProblem(
        loss.map { loss in
          "training diverged in epoch \(epoch): the norm of the weights is \(norm), the validation "
            + "loss \(loss). \(Self.remedy)"
        }
          ?? "training diverged in epoch \(epoch): the norm of the weights is \(norm). \(Self.remedy)"
      )
    }
  }
}
