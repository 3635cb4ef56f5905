import Foundation
import Wording

/// A training that ended with a loss far above that of a model that knows nothing.
///
/// Numbers that overflow stop a training; one that diverges to a finite loss runs to its end, and
/// only the comparison with a uniform guess shows that the model is worthless.
package struct Divergence: Hashable, Sendable {
  /// How far above the loss of a uniform guess, in nats, no sound training ends. The untrained model
  /// starts near that loss.
  private static let margin = 1.0

  /// The lower of the last step's loss and the last epoch's mean, in nats per target.
  package let loss: Double
  /// ln V, in nats per target.
  package let uniformLoss: Double

  /// `nil` for the loss of a sound training.
  package init?(loss: Double, uniformLoss: Double) {
    guard loss > uniformLoss + Self.margin else { return nil }
    self.loss = loss
    self.uniformLoss = uniformLoss
  }
}

extension Divergence: CustomStringConvertible {
  package var description: String {
    let format = ValueFormat.decimal(2)
    let (loss, uniform) = (
      format.string(.number(loss)), format.string(.number(uniformLoss))
    )
    return localized(
      "training diverged: the loss ended at \(loss) nats, and guessing at random costs "
        + "\(uniform). Try a lower optimizer.learningRate or clipping, such as train.clipNorm=1")
  }
}

extension RunRecord {
  /// How training diverged; `nil` if it didn't, or if there was none.
  package var divergence: Divergence? {
    guard let train = self[.train], train.hasResults, train.stale == nil,
      let last = train.results["loss.last"]?.number, let mean = train.results["loss.mean"]?.number,
      let uniform = self[.optimizer]?.results["uniformLoss"]?.number
    else { return nil }
    return Divergence(loss: min(last, mean), uniformLoss: uniform)
  }
}
