/// Why a corpus yields no sequences to train or test on.
package enum DatasetError: Error, Hashable, Sendable {
  case documentsNeedSpecials
  case unknownWord(String, document: String)
  case emptySplit(String, reason: String)
}

extension DatasetError: CustomStringConvertible {
  package var description: String {
    switch self {
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
