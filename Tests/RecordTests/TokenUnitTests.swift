import Foundation
import Record
import Testing

@Suite struct TokenUnitTests {
  @Test(arguments: [
    ("words seen once", "characters seen once"),
    ("One cell at work, word by word", "One cell at work, character by character"),
    ("Words that come back", "Characters that come back"),
    ("after “the word”, the next word", "after “the word”, the next character"),
    ("one word’s swords, passwords", "one character’s swords, passwords"),
    ("vocabulary", "vocabulary"),
    ("", ""),
  ])
  func phrasesFollowTheTokens(aboutWords: String, aboutCharacters: String) {
    #expect(TokenUnit.character.phrase(aboutWords) == aboutCharacters)
    #expect(TokenUnit.word.phrase(aboutWords) == aboutWords)
  }

  /// Whatever a list of results says about words, it says about characters, too.
  @Test func noLabelIsAboutWordsWhereTokensAreCharacters() {
    for entry in ResultCatalog.standard.entries {
      let texts = [entry.label, Meanings[entry.name] ?? ""].map(TokenUnit.character.phrase)
      for text in texts {
        #expect(!text.split(whereSeparator: { !$0.isLetter }).contains("words"), "\(entry.name)")
      }
    }
  }
}
