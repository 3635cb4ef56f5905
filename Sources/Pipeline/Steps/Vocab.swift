import Foundation
import Record
import Text

/// Step 2: assigns a token id to each word.
package struct Vocab: Step {
  package static let id = StepID.vocab
  package static let reads: [StepID] = [.load]
  package static let sources = ["Text/", "Record/Figures/", "Pipeline/Steps/Vocab.swift"]
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
      product: TokenizedVocabulary(vocabulary: vocabulary, tokenizer: settings.tokenizer),
      results: [
        "size": .integer(vocabulary.size),
        "types": .integer(vocabulary.types),
        "tokens": .integer(vocabulary.tokens),
        "coverage": .number(vocabulary.coverage),
        "singletons": .integer(counter.singletons),
        "unigramLoss": .number(vocabulary.unigramLoss),
      ],
      figures: figures(of: vocabulary, counter: counter, corpus: corpus),
      files: ["vocab.tsv": Data(vocabulary.tsv.utf8)])
  }

  private func figures(
    of vocabulary: Vocabulary, counter: TokenCounter, corpus: Corpus
  ) -> VocabFigures {
    let counts = (0..<counter.types).map(counter.count(of:)).sorted(by: >)
    let first = vocabulary.hasSpecials ? Vocabulary.specials.count : 0
    func word(_ id: Int) -> VocabFigures.Word {
      VocabFigures.Word(id: id, token: vocabulary.label(of: id), count: vocabulary.counts[id])
    }
    func entry(_ id: Int) -> VocabFigures.Entry {
      VocabFigures.Entry(word: vocabulary.label(of: id), id: id)
    }
    let ids = first..<vocabulary.size
    return VocabFigures(
      dictionary: (0..<min(10, vocabulary.size)).map(entry),
      lookUp: ids.first { vocabulary.token(of: $0).allSatisfy(\.isLetter) }.map(entry),
      frequencies: Self.ranks(upTo: counts.count).map {
        VocabFigures.RankedCount(rank: $0, count: counts[$0 - 1])
      },
      lastRankKept: ids.count,
      mostFrequent: ids.prefix(20).map(word), leastFrequent: ids.suffix(20).map(word),
      example: example(vocabulary, corpus: corpus))
  }

  /// At most forty ranks for each factor of ten, evenly spaced on a logarithmic axis.
  private static func ranks(upTo last: Int) -> [Int] {
    guard last > 0 else { return [] }
    let steps = Int((log10(Double(last)) * 40).rounded(.up))
    let ranks = (0...steps).map { min(last, Int(pow(10, Double($0) / 40).rounded())) }
    return Array(Set(ranks)).sorted()
  }

  /// The first sentence of the corpus on its way to token ids.
  private func example(_ vocabulary: Vocabulary, corpus: Corpus) -> VocabFigures.Example {
    let text =
      corpus.train.isEmpty ? "" : corpus.train.beginning(of: 0, characters: 200).text
    let end = text.firstIndex { ".!?".contains($0) }.map(text.index(after:)) ?? text.endIndex
    let sentence = String(text[..<end])
    let tokens = settings.tokenizer.tokenizer.tokens(in: sentence)
    let ids = tokens.map { vocabulary.id(of: $0) }
    return VocabFigures.Example(
      text: sentence, tokens: tokens, ids: ids.map { $0.map(Int.init) ?? -1 },
      isUnknown: ids.map { $0 == nil || $0 == vocabulary.unknown })
  }
}
