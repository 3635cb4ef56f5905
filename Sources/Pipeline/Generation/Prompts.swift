import Record
import Text
import Tokens

/// The prompts that a model continues: those that were asked for, except that words of the text
/// replace one that the vocabulary can't express.
///
/// So a book's prompts, in a text of another language, cost neither the evaluation nor its score.
package struct Prompts: Hashable, Sendable {
  /// In the order of those asked for; fewer if the text has no words either.
  package private(set) var texts: [String] = []
  package private(set) var replaced: [ReplacedPrompt] = []

  /// - Parameter documents: the training texts, whose beginnings the replacements are taken from.
  package init(_ wanted: [String], vocab: TokenizedVocabulary, documents: Documents) {
    var beginnings = Self.beginnings(of: documents, vocab: vocab).makeIterator()
    for prompt in wanted {
      guard let reason = vocab.objection(to: prompt) else {
        texts.append(prompt)
        continue
      }
      let replacement = beginnings.next()
      if let replacement { texts.append(replacement) }
      replaced.append(ReplacedPrompt(wanted: prompt, used: replacement, reason: reason))
    }
  }

  /// The tokens of a beginning: enough to set a direction, few enough that the model writes most.
  private static func length(_ unit: TokenUnit) -> Int { unit == .word ? 3 : 12 }
  /// The characters of a document that are searched for words.
  private static let charactersSearched = 4000
  private static let documentsSearched = 100

  /// Runs of successive known words of the text, each different: the first of each document, then
  /// the others.
  private static func beginnings(of documents: Documents, vocab: TokenizedVocabulary) -> [String] {
    let runs = (0..<min(documents.count, documentsSearched)).map { index in
      let text = documents.beginning(of: index, characters: charactersSearched).text
      return runsOfWords(in: vocab.tokens(of: text), vocab: vocab)
    }
    let ordered = runs.compactMap(\.first) + runs.flatMap { $0.dropFirst() }
    var known: Set<String> = []
    // A dictionary may cut other words from a few that stand alone.
    return ordered.map { (run: $0, text: Detokenizer.join($0, by: vocab.tokenization.kind)) }
      .filter { vocab.tokens(of: $0.text) == $0.run && known.insert($0.text).inserted }
      .map(\.text)
  }

  private static func runsOfWords(
    in tokens: [String], vocab: TokenizedVocabulary
  ) -> [[String]] {
    var runs: [[String]] = []
    var run: [String] = []
    for token in tokens {
      let isText = token.allSatisfy(\.isLetter) || vocab.unit == .character && token == " "
      guard vocab.knows(token), isText, !(run.isEmpty && token == " ") else {
        run = []
        continue
      }
      run.append(token)
      if run.count == length(vocab.unit) {
        runs.append(run)
        run = []
      }
    }
    return runs
  }
}

extension ReplacedPrompt: CustomStringConvertible {
  package var description: String {
    let problem = "evaluate.prompts: \(reason)"
    guard let used else {
      return "\(problem). It is left out, as the text has no words to replace it with"
    }
    return "\(problem). In its place, \"\(used)\" from the text is continued"
  }
}

extension TokenizedVocabulary {
  /// Whether a word of a text has an id of its own.
  func knows(_ word: String) -> Bool {
    guard let id = vocabulary.id(of: word) else { return false }
    return id != vocabulary.unknown
  }

  /// Why a prompt can't be continued: it has a word without an id, or nothing but unknown words.
  fileprivate func objection(to prompt: String) -> String? {
    do {
      let ids = try ids(of: prompt)
      if ids.isEmpty, vocabulary.beginning == nil { return "\(EmptyPrompt())" }
      if let unknown = vocabulary.unknown, !ids.isEmpty, ids.allSatisfy({ $0 == unknown }) {
        return "the vocabulary has no word of the prompt \"\(prompt)\""
      }
      return nil
    } catch {
      return "\(error)"
    }
  }
}
