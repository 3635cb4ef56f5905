/// The eight steps of a book, in the order in which they run.
package enum StepID: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case load, vocab, dataset, loader, model, optimizer, train, evaluate

  /// 1 for `load` to 8 for `evaluate`: the number in the chapter's file name.
  package var number: Int { StepID.allCases.firstIndex(of: self)! + 1 }

  /// What a step yields in a few words, and the result that says how much.
  package var yield: (label: String, result: String) {
    switch self {
    case .load: ("training documents", "train.documents")
    case .vocab: ("words with an id", "size")
    case .dataset: ("training targets", "train.tokens")
    case .loader: ("batches per epoch", "batches")
    case .model: ("trainable parameters", "parameters")
    case .optimizer: ("loss before training", "initialLoss")
    case .train: ("loss of the last epoch", "loss.mean")
    case .evaluate: ("perplexity on new text", "perplexity")
    }
  }
}

extension StepID: Comparable {
  package static func < (one: StepID, other: StepID) -> Bool { one.number < other.number }
}

extension StepID: CustomStringConvertible {
  package var description: String { rawValue }
}
