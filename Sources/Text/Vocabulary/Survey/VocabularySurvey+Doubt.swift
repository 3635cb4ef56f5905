import Wording

extension VocabularySurvey {
  /// Why tokens don't look like words.
  package enum Doubt: String, Codable, CaseIterable, Sendable {
    /// The script is written without spaces, so that whole clauses become words.
    case noSpaces
    /// One token is longer than a page of a book.
    case longToken
    /// No language has words so long on average: it may be encoded data.
    case longWords
    /// Numbers and signs, hardly any words.
    case fewLetters
    /// Most tokens never come back.
    case seenOnce
  }

  private static let fewTokens = 2_000
  private static let longestWord = 1_000
  private static let longMean = 14.0

  /// What speaks against words, the most likely cause first. Characters are always characters.
  ///
  /// The thresholds are far from what prose reaches: in English and German words have 4 to 6
  /// characters on average, more than four tokens in five have a letter, and fewer than one in ten
  /// occurs once in a text of a hundred pages.
  package var doubts: [Doubt] {
    guard kind != .characters, tokens > 0 else { return [] }
    var doubts: [Doubt] = []
    if kind != .dictionary, isUnspaced { doubts.append(.noSpaces) }
    if let longest, longest.characters > Self.longestWord { doubts.append(.longToken) }
    if meanLength > Self.longMean, lettered < tokens || lettered > 100 {
      doubts.append(.longWords)
    }
    if tokens >= Self.fewTokens / 10, letteredShare < 0.4 { doubts.append(.fewLetters) }
    if tokens >= Self.fewTokens, Self.isMost(singletons, of: tokens) { doubts.append(.seenOnce) }
    // A single long token raises the mean of a short text; one reason is enough.
    if doubts.contains(.longToken) || doubts.contains(.noSpaces) {
      doubts.removeAll { $0 == .longWords }
    }
    return doubts
  }

  /// Whether much of the text is of scripts without spaces between words.
  package var isUnspaced: Bool { spacelessShare > 0.3 }

  private static func isMost(_ part: Int, of whole: Int) -> Bool { 2 * part > whole }

  /// Whether there is nothing to learn words from: the text is hardly more than one huge token.
  package var isOneToken: Bool {
    guard kind != .characters, let longest else { return false }
    return tokens < 50 && longest.characters > Self.longestWord
  }

  /// The doubt in a sentence without a full stop, and what to do.
  package func finding(_ doubt: Doubt) -> Finding {
    let characters = "--set vocab.tokenizer=.characters"
    return switch doubt {
    case .noSpaces:
      Finding(
        "\(Self.percent(spacelessShare)) % of the letters belong to scripts that are written without "
          + "spaces between words, so whole clauses become words",
        advice: "let a dictionary find the words: --set vocab.tokenizer=.dictionary; or make each "
          + "character a token: \(characters)")
    case .longToken:
      Finding(
        longest?.place.map { place in
          "the token \"\(longest?.label ?? "")\" has \(longest?.characters ?? 0) characters "
            + "(\(place)); where tokens are shown, it is cut to 40"
        }
          ?? "the token \"\(longest?.label ?? "")\" has \(longest?.characters ?? 0) characters; "
          + "where tokens are shown, it is cut to 40",
        advice: "remove it from the text if it is no word, or make each character a token: "
          + "\(characters)")
    case .longWords:
      Finding(
        "the words have \(Int(meanLength.rounded())) characters on average, more than in any language",
        advice: "look at vocab.tsv; is this encoded data? Give the text itself, or make each "
          + "character a token: \(characters)")
    case .fewLetters:
      Finding(
        "only \(Self.percent(letteredShare)) % of the tokens have a letter: these are numbers and "
          + "signs rather than words",
        advice: "look at vocab.tsv; if this is a table, give only its column of text")
    case .seenOnce:
      Finding(
        "\(Self.percent(Double(singletons) / Double(tokens))) % of the tokens occur a single time, so "
          + "there is little to learn about each",
        advice: "look at vocab.tsv; are these words? If not, make each character a token: "
          + "\(characters)")
    }
  }

  private static func percent(_ share: Double) -> Int { Int((100 * share).rounded()) }
}
