import Foundation
import Kernels
import Neural

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
  /// - Throws: `StepProblem` if a step's loss or gradient norm isn't finite.
  func requireFinite(_ loss: Double, _ norm: Double, step: Int) throws {
    guard loss.isFinite, norm.isFinite else {
      throw StepProblem(DivergencePoint.step(step, loss: "\(loss)", norm: "\(norm)").phrase)
    }
  }

  /// The last update of an epoch may break the model, which otherwise only a later loss would show.
  ///
  /// - Throws: `StepProblem` if the norm of the weights or the validation perplexity isn't finite.
  func requireSound(_ model: LanguageModel, _ loss: Double?, epoch: Int) throws {
    let norm = Clipping.norm(of: model.parameters)
    guard norm.isFinite, exp(loss ?? 0).isFinite else {
      throw StepProblem(
        DivergencePoint.epoch(epoch, norm: "\(norm)", loss: loss.map { "\($0)" }).phrase)
    }
  }
}
