/// Why a corpus yields no sequences to train or test on.
package enum DatasetError: Error, Hashable, Sendable {
  case share(name: String, value: Double)
  case shares(validation: Double, test: Double)
  case length(Int)
  case stride(Int)
  case nextNeedsWindows
  case documentsNeedSpecials
  case unknownWord(String, document: String)
  case emptySplit(String, reason: String)
}

extension DatasetError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .share(let name, let value):
      "dataset.\(name): \(value) is not a share of the data. Set it to 0 or more and less than 1"
    case .shares(let validation, let test):
      "dataset.validation: \(validation) and dataset.test: \(test) leave nothing to train on. "
        + "Together they must stay below 1"
    case .length(let length):
      "dataset.length: \(length) has no room for an input and a target. Set it to 2 or more"
    case .stride(let stride):
      "dataset.stride: \(stride) does not move on through the text. Set it to 1 or more"
    case .nextNeedsWindows:
      "dataset.target: .next asks for the token after a window, and documents have no windows. "
        + "Set dataset.framing: .windows, or dataset.target: .shifted"
    case .documentsNeedSpecials:
      "dataset.framing: .documents sets <bos> and <eos> around each document, and the vocabulary "
        + "lacks them. Set vocab.specials: true, or dataset.framing: .windows"
    case .unknownWord(let word, let document):
      "The vocabulary lacks the word \"\(word)\" of \(document), and has no <unk> to stand for it. "
        + "Set vocab.specials: true, or keep every word of all splits with vocab.maxTokens: 0, "
        + "vocab.minFrequency: 1 and vocab.scope: .all"
    case .emptySplit(let split, let reason):
      "The \(split) split has no sequences: \(reason)"
    }
  }
}
