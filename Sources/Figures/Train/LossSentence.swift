import Drawings
import Foundation
import Record
import Wording

/// Describes the course of the validation loss.
enum LossSentence {
  /// - Parameter losses: Finite losses, in order of epochs.
  static func validation(_ losses: [(epoch: Int, loss: Double)]) -> String {
    guard let best = losses.min(by: { $0.loss < $1.loss }), let last = losses.last else {
      return localized("there is no validation loss")
    }
    let text = Format.decimal(best.loss, 3)
    if losses.count == 1 {
      return localized("validation loss is \(text) after epoch \(best.epoch)")
    }
    if best.epoch == last.epoch {
      return localized("validation loss is lowest (\(text)) after the last epoch, \(best.epoch)")
    }
    return localized(
      "validation loss is lowest (\(text)) after epoch \(best.epoch), then rises to "
        + "\(Format.decimal(last.loss, 3))")
  }
}

/// exp(loss), shown beside a loss in tables.
enum Perplexity {
  static func string(loss: Double?) -> String {
    ValueFormat.perplexity.string(loss.map { .number(exp($0)) })
  }
}
