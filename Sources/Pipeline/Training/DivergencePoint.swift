import Wording

/// Where training diverged, with numbers as its trainer writes them.
enum DivergencePoint: Hashable {
  case step(Int, loss: String, norm: String)
  /// After the last step of an epoch; `loss` is the validation loss, `nil` without one.
  case epoch(Int, norm: String, loss: String?)

  /// Reads the message of the script; `nil` for any other text.
  init?(_ message: String) {
    let step =
      /training diverged at optimizer step ([0-9]+): the loss is (\S+), the gradient norm (\S+)/
    let epoch =
      /training diverged in epoch ([0-9]+): the norm of the weights is ([^\s,]+)(?:, the validation loss (\S+))?/
    if let match = message.wholeMatch(of: step), let number = Int(match.1) {
      self = .step(number, loss: String(match.2), norm: String(match.3))
    } else if let match = message.wholeMatch(of: epoch), let number = Int(match.1) {
      self = .epoch(number, norm: String(match.2), loss: match.3.map(String.init))
    } else {
      return nil
    }
  }

  /// What happened there and what to do about it.
  var phrase: Phrase {
    switch self {
    case .step(let step, let loss, let norm):
      "training diverged at optimizer step \(step): the loss is \(loss), the gradient norm \(norm). "
        + "\(Self.remedy)"
    case .epoch(let epoch, let norm, let loss?):
      "training diverged in epoch \(epoch): the norm of the weights is \(norm), the validation loss "
        + "\(loss). \(Self.remedy)"
    case .epoch(let epoch, let norm, nil):
      "training diverged in epoch \(epoch): the norm of the weights is \(norm). \(Self.remedy)"
    }
  }

  static var remedy: Phrase {
    "Try a lower optimizer.learningRate or clipping, such as train.clipNorm=1"
  }
}
