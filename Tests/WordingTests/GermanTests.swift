import Testing

@testable import Wording

@Suite struct GermanTests {
  private static let sources = Result { try SourcePhrases() }

  /// Made from the names of baselines, the orders of n-grams and callouts.
  private static let composed = Set(
    ["unigram perplexity", "bigram perplexity", "Caution", "Important", "Note", "Tip", "Warning"]
      + ["no", "one word of", "two words of", "three words of", "four words of"].map {
        "\($0) context, modified Kneser–Ney"
      })

  /// What the operating system says.
  private static let ofTheSystem: Set = [
    "Input/output error", "Is a directory", "No space left on device", "No such file or directory",
    "Permission denied", "Too many open files",
  ]

  /// Notes that aren't for readers of a page.
  private static let untold: Set = [
    "of the committed sources", "the first {1} batches", "walkthrough report in full",
    "{1} and {2} bytes for each additional token of a batch", "{1} distinct words",
    "{1} training reviews; {2} s of it loading",
  ]

  @Test func everyPhraseOfTheSourcesHasATranslation() throws {
    let keys = try Self.sources.get().keys
    #expect(keys.count > 150)
    #expect(keys.subtracting(Language.german.phrases.keys).subtracting(Self.untold) == [])
  }

  /// As far as it can be told: what is between the places of a phrase is somewhere in the sources.
  @Test func noTranslationIsUnused() throws {
    let text = try Self.sources.get().texts.joined(separator: "\n")
      .replacing(#"\""#, with: "\"")
    let keys = Set(Language.german.phrases.keys)
    for key in keys.subtracting(Self.composed).subtracting(Self.ofTheSystem) {
      let parts = key.split(separator: /\{[1-9]\}/).map(Self.singular)
      #expect(parts.allSatisfy(text.contains), "\(key)")
    }
  }

  /// Without the plural's ending, which `Format.count` adds to a noun.
  private static func singular(_ part: Substring) -> String {
    part.wholeMatch(of: #/ ([a-z -]+?)s?/#).map { String($0.output.1) } ?? String(part)
  }
}
