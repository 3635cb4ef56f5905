import Foundation
import Wording

extension StepProgress {
  /// How far a training is.
  ///
  /// - Parameters:
  ///   - done: the targets that it has learned from.
  ///   - loss: that of the last step, in nats per target.
  init(trainedTokens done: Int, of total: Int?, epoch: Int, loss: Double) {
    let loss = Phrase.Argument.number(String(format: "%.3f", loss))
    self.init(done: done, total: total, unit: "tokens", note: "epoch \(epoch), loss \(loss)")
  }
}
