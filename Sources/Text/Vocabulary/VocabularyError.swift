import Wording

/// Why a vocabulary can't be made.
package enum VocabularyError: Hashable, Sendable {
  case noTokens
  case noRoom(maxTokens: Int, specials: Int)
  case tooRare(minFrequency: Int, mostFrequent: Int)
  case oneToken(characters: Int, isUnspaced: Bool)
  case noDictionaries(library: String)
  case damagedTable(line: Int)
}

extension VocabularyError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .noTokens:
      "The text has no words to make a vocabulary from: every document is empty or white space. "
        + "Check what load.source names"
    case .noRoom(let maxTokens, let specials):
      "vocab.maxTokens: \(maxTokens) leaves no room for words beside the \(specials) special "
        + "tokens. Set it to \(specials + 1) or more, or to 0 to keep every word"
    case .tooRare(let minFrequency, let mostFrequent):
      "No word occurs vocab.minFrequency: \(minFrequency) times; the most frequent one occurs "
        + "\(mostFrequent) times. Set it lower"
    case .oneToken(let characters, isUnspaced: true):
      "The text is hardly more than one word of \(characters) characters: it has no spaces between "
        + "words. Let a dictionary find them: --set vocab.tokenizer=.dictionary; or make each "
        + "character a token: --set vocab.tokenizer=.characters"
    case .oneToken(let characters, isUnspaced: false):
      "The text is hardly more than one word of \(characters) characters: it has no spaces between "
        + "words. Make each character a token: --set vocab.tokenizer=.characters"
    case .noDictionaries(let library):
      "\(library) finds no words here: it is installed without its rules or its dictionaries for Chinese, "
        + "Japanese and Thai. Install the complete package, or choose another vocab.tokenizer"
    case .damagedTable(let line):
      "line \(line) is invalid: it must have id, token and count, separated by tabs, ids from 0"
    }
  }
}
