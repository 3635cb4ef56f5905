import Wording

/// Why a corpus yields no sequences to train or test on.
package enum DatasetError: Hashable, Sendable {
  case documentsNeedSpecials
  /// A single text that is longer than a document may be.
  case oneText(tokens: Int, length: Int)
  case unknownWord(String, document: String)
  case emptySplit(DataSplit, reason: Phrase)
}

extension DatasetError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .documentsNeedSpecials:
      "dataset.framing: .documents sets <bos> and <eos> around each document, and the vocabulary "
        + "lacks them. Set vocab.specials: true, or dataset.framing: .windows"
    case .oneText(let tokens, let length):
      "The data is one text of \(tokens) tokens, and dataset.framing: .documents would train on its "
        + "first \(length) alone. Use the book for one long text, with the same data: "
        + "walkthrough run wordlstm"
    case .unknownWord(let word, let document):
      "The vocabulary lacks the word \"\(ShownToken.label(Array(word.utf8)))\" of \(document), and has "
        + "no <unk> to stand for it. Set vocab.specials: true, or keep every word of all splits with vocab.maxTokens: 0, "
        + "vocab.minFrequency: 1 and vocab.scope: .all"
    case .emptySplit(let split, let reason):
      switch split {
      case .train: "The training split has no sequences: \(reason)"
      case .validation: "The validation split has no sequences: \(reason)"
      case .test: "The test split has no sequences: \(reason)"
      }
    }
  }
}
