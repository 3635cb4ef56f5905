import Wording

/// What the tokens of a run are, and what people call them.
package enum TokenUnit: String, Codable, Hashable, Sendable {
  /// Words and punctuation marks.
  case word
  case character

  /// Follows from the setting `vocab.tokenizer` of the run; words where there is none.
  package init(_ record: RunRecord) {
    self = record[.vocab]?.settings["tokenizer"] == "characters" ? .character : .word
  }

  /// A phrase written about words, about what the tokens are: "the next word" or "the next
  /// character".
  ///
  /// What is quoted in “…” or „…“ stays, because it is data.
  package func phrase(_ aboutWords: String) -> String {
    guard self != .word else { return aboutWords }
    let characters = Language.current.characters
    var phrase = ""
    var word = ""
    var quotes = 0
    func finish() {
      phrase += quotes > 0 ? word : (characters[word] ?? word)
      word = ""
    }
    for character in aboutWords {
      if character.isLetter {
        word.append(character)
        continue
      }
      finish()
      // “ opens a quotation in English and closes one in German.
      if character == "„" || character == "“" && quotes == 0 {
        quotes += 1
      } else if character == "”" || character == "“" {
        quotes = max(0, quotes - 1)
      }
      phrase.append(character)
    }
    finish()
    return phrase
  }
}

extension RunValues {
  /// What the run's tokens are.
  package var unit: TokenUnit { TokenUnit(record) }
}
