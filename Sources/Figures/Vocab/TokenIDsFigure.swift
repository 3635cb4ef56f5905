import Drawings
import Pipeline
import Record
import Text
import Wording

/// A sentence, split into tokens and converted to ids.
package struct TokenIDsFigure: StepFigure {
  package static let step = StepID.vocab
  package static let reads: [StepID] = [.load]

  let text: String
  /// The tokens that the tokenizer made.
  let tokens: [String]
  /// One id for each token; that of `<unk>` if the vocabulary lacks it.
  let ids: [Int]
  /// For each token, whether the vocabulary lacks it.
  let isUnknown: [Bool]

  package func drawn(in values: RunValues) -> Figure? {
    let count = min(tokens.count, ids.count, isUnknown.count)
    guard count > 0 else { return nil }
    let unknown = isUnknown.prefix(count).count { $0 }
    let all = Format.count(count, "token")
    return Figure(
      title: localized("A sentence, its tokens and their ids"),
      sentence: unknown == 0
        ? localized("The vocabulary has all \(all).")
        : localized(
          "The vocabulary lacks \(unknown) of \(all), underlined; all unknown words share one id."),
      content: [
        .excerpts([Excerpt(name: localized("sentence"), text: text)]),
        .strip(
          TokenStrip(
            label: localized("Tokens and ids of the sentence"),
            rows: [row(localized("token"), tokens), row(localized("id"), ids.map(String.init))])),
      ])
  }

  private func row(_ title: String, _ texts: [String]) -> TokenStrip.Row {
    TokenStrip.Row(
      title: title,
      cells: zip(texts, isUnknown).map { TokenStrip.Cell($0, isUnknown: $1) })
  }
}

extension TokenIDsFigure {
  /// As many as a sentence of words has.
  private static let mostTokens = 60

  /// The first sentence of the corpus.
  package init?(of run: StoredRun) throws {
    let documents = try run.product(of: Load.self).train
    let vocab = try run.product(of: Vocab.self)
    let beginning = documents.isEmpty ? "" : documents.beginning(of: 0, characters: 200).text
    let end =
      beginning.firstIndex { ".!?".contains($0) }.map(beginning.index(after:))
      ?? beginning.endIndex
    text = String(beginning[..<end])
    let all = vocab.tokens(of: text).prefix(Self.mostTokens)
    tokens = all.map { ShownToken.label(Array($0.utf8)) }
    let found = all.map { vocab.vocabulary.id(of: $0) }
    ids = found.map { $0.map(Int.init) ?? -1 }
    isUnknown = found.map { $0 == nil || $0 == vocab.vocabulary.unknown }
  }
}
