import Foundation
import Record
import Text

/// Step 2: assigns a token id to each word.
package struct Vocab: Step {
  package static let id = StepID.vocab
  package static let reads: [StepID] = [.load]
  package static let sources = ["Text/", "Pipeline/Steps/Vocab.swift"]
  package static let files: Set<String> = ["vocab.tsv"]
  package static let usesSeed = false

  package let settings: VocabSettings

  package init(settings: VocabSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<TokenizedVocabulary> {
    let corpus = try context.product(of: Load.self)
    // snippet.run
    let counter = try corpus.countTokens(
      tokenizer: settings.tokenizer, scope: settings.scope, progress: context.tokens)
    let vocabulary = try Vocabulary(
      counter, ties: settings.tokenizer.tieOrder, hasSpecials: settings.specials,
      maxTokens: settings.maxTokens, minFrequency: settings.minFrequency)
    // snippet.end
    return StepOutcome(
      product: TokenizedVocabulary(
        vocabulary: vocabulary, tokenizer: settings.tokenizer,
        typeCounts: (0..<counter.types).map(counter.count(of:)).sorted(by: >)),
      results: [
        "size": .integer(vocabulary.size),
        "types": .integer(vocabulary.types),
        "tokens": .integer(vocabulary.tokens),
        "coverage": .number(vocabulary.coverage),
        "singletons": .integer(counter.singletons),
        "unigramLoss": .number(vocabulary.unigramLoss),
      ],
      files: ["vocab.tsv": Data(vocabulary.tsv.utf8)])
  }
}
