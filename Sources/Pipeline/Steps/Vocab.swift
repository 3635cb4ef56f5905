import Foundation
import Record
import Text
import Wording

/// Step 2: assigns a token id to each word.
package struct Vocab: Step {
  package static let id = StepID.vocab
  package static let reads: [StepID] = [.load]
  package static let sources = [
    "Text/", "Pipeline/Steps/Vocab.swift", "Pipeline/Settings/VocabSettings.swift",
    "Pipeline/Plan/WeightsFile.swift",
  ]
  package static let files: Set<String> = ["vocab.tsv"]
  package static let usesSeed = false

  package let settings: VocabSettings

  package init(settings: VocabSettings) { self.settings = settings }

  package var inputFiles: [String] { settings.source.isEmpty ? [] : [settings.source] }

  package var usesDictionaries: Bool { settings.tokenizer.library != nil }

  package func run(_ context: StepContext) throws -> StepOutcome<TokenizedVocabulary> {
    try settings.tokenizer.requireDictionaries()
    let corpus = try context.product(of: Load.self)
    // snippet.run
    let counter = try corpus.countTokens(
      settings.tokenization, scope: settings.scope, progress: context.tokens)
    let survey = try VocabularySurvey(
      of: counter, in: corpus.texts(in: settings.scope), tokenization: settings.tokenization,
      progress: context.tokens)
    let vocabulary =
      if settings.source.isEmpty {
        try Vocabulary(
          counter, ties: settings.tokenizer.tieOrder, hasSpecials: settings.specials,
          maxTokens: settings.maxTokens, minFrequency: settings.minFrequency)
      } else {
        try known(from: settings.source, counter, root: context.root)
      }
    // snippet.end
    if survey.isOneToken {
      throw VocabularyError.oneToken(
        characters: survey.longest?.characters ?? 0, isUnspaced: survey.isUnspaced)
    }
    for finding in survey.doubts.map(survey.finding) { context.notice(finding.sentence) }
    return StepOutcome(
      product: TokenizedVocabulary(
        vocabulary: vocabulary, tokenization: settings.tokenization,
        typeCounts: (0..<counter.types).map(counter.count(of:)).sorted(by: >), survey: survey),
      results: results(of: vocabulary, counter, survey),
      files: ["vocab.tsv": Data(vocabulary.tsv.utf8)])
  }
  /// The vocabulary of a trained model, with the counts of this text.
  ///
  /// - Throws: `StepProblem` if the file names no vocabulary or one of other tokens, and if it can't
  ///   express the text.
  private func known(
    from path: String, _ counter: TokenCounter, root: URL
  ) throws -> Vocabulary {
    let file = try WeightsFile(path, setting: "vocab.source", root: root)
    let known: WeightsVocabulary?
    do {
      known = try WeightsVocabulary(file.contents)
    } catch {
      throw StepProblem(inSource: path, "\(error)")
    }
    guard let known else {
      throw StepProblem(
        inSource: path,
        "it doesn't say which words its ids stand for. Name the model.safetensors of a run")
    }
    let tokenization = known.tokenization
    guard tokenization == settings.tokenization else {
      throw StepProblem(
        inSource: path,
        "its texts became tokens in another way. Set vocab.tokenizer=.\(tokenization.kind.rawValue), "
          + "vocab.form=.\(tokenization.form.rawValue) and "
          + "vocab.punctuation=.\(tokenization.punctuation.rawValue)")
    }
    guard known.hasSpecials == settings.specials else {
      throw StepProblem(
        inSource: path, "it was trained otherwise. Set vocab.specials=\(known.hasSpecials)")
    }
    let vocabulary = Vocabulary(counter, words: known.words, hasSpecials: known.hasSpecials)
    if !known.hasSpecials, let word = counter.firstToken(missingFrom: vocabulary) {
      throw StepProblem(
        inSource: path,
        "it lacks the word \"\(word)\" of this text, and has no <unk> to stand for it. Train the "
          + "first model with vocab.specials=true")
    }
    return vocabulary
  }

  private func results(
    of vocabulary: Vocabulary, _ counter: TokenCounter, _ survey: VocabularySurvey
  ) -> [String: Value] {
    [
      "size": .integer(vocabulary.size),
      "types": .integer(vocabulary.types),
      "tokens": .integer(vocabulary.tokens),
      "coverage": .number(vocabulary.coverage),
      "singletons": .integer(counter.singletons),
      "unigramLoss": .number(vocabulary.unigramLoss),
      "longest": .integer(survey.longest?.characters ?? 0),
      "glued": .number(survey.gluedShare),
      "alike": .integer(survey.alike),
      "normalized": .integer(survey.normalized.composed),
      "typographic": .integer(survey.normalized.marks),
    ]
  }
}

extension StepProblem {
  /// A problem with the file that `vocab.source` names.
  fileprivate init(inSource path: String, _ problem: Phrase) {
    self.init("vocab.source: \(path): \(problem)")
  }
}
