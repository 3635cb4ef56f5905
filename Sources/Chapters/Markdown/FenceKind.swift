import Spelling

/// The kind of a fenced block, from its info string.
enum FenceKind: Equatable {
  case code(language: String?)
  case math
  case step
  /// The text after `source=`, and after `beside=` if that follows, in a language such as Swift.
  case listing(String, beside: String?, language: String)
  case claim
  /// The name that follows, if any.
  case flashcard(String?)
  /// The result named after `predict`.
  case prediction(String)
  case answer
  /// The figure named after `figure`.
  case figure(String)
  /// An info string that nearly matches one of the above; the message says what is wrong.
  case malformed(String)

  private static let own = ["math", "claim", "flashcard", "predict", "answer", "figure"]

  init(info: String) {
    let words = info.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else {
      self = .code(language: nil)
      return
    }
    let rest = words.dropFirst()
    switch first {
    case "swift":
      self = Self.swift(Array(rest))
    case "predict":
      self = Self.prediction(Array(rest))
    case "figure":
      self = Self.figure(Array(rest))
    case "flashcard":
      self = Self.flashcard(Array(rest))
    case _ where Self.own.contains(first):
      self = rest.isEmpty ? Self.own(first) : .malformed(Self.tooMuch(rest, after: first))
    default:
      self = Self.code(words)
    }
  }

  /// A block in any language but Swift: plain, or a listing.
  private static func code(_ words: [String]) -> FenceKind {
    if let problem = misspelling(of: words) { return .malformed(problem) }
    guard words.count > 1, text(of: words[1], after: "source=") != nil else {
      return CodeLanguage.problem(words).map { .malformed($0) } ?? .code(language: words[0])
    }
    if let problem = CodeLanguage.problem([words[0]]) { return .malformed(problem) }
    return listing(Array(words.dropFirst()), language: words[0]) ?? .code(language: words[0])
  }

  private static func own(_ word: String) -> FenceKind {
    switch word {
    case "math": .math
    case "claim": .claim
    default: .answer
    }
  }

  /// A prediction of the result that `words` name.
  private static func prediction(_ words: [String]) -> FenceKind {
    guard let name = words.first else {
      return .malformed(
        "'predict' names no result; write a step and a result, such as ```predict "
          + "optimizer.initialLoss")
    }
    guard QualifiedPath.isValid(name) else {
      return .malformed(
        "'\(name)' names no result; write a step and a result, such as optimizer.initialLoss")
    }
    return words.count == 1
      ? .prediction(name) : .malformed(tooMuch(words.dropFirst(), after: "predict \(name)"))
  }

  /// A card, with a name or without.
  private static func flashcard(_ words: [String]) -> FenceKind {
    guard let name = words.first else { return .flashcard(nil) }
    guard words.count == 1 else {
      return .malformed(tooMuch(words.dropFirst(), after: "flashcard \(name)"))
    }
    let isName =
      name.utf8.count <= 64
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0))
      }
    return isName
      ? .flashcard(name)
      : .malformed(
        "'\(name)' can't name a card; write letters from a to z, digits, - and _, such as "
          + "```flashcard cell-state")
  }

  /// A figure of the chapter's step, by name.
  private static func figure(_ words: [String]) -> FenceKind {
    guard let name = words.first else {
      return .malformed("'figure' names no figure; write its name, such as ```figure cellSteps")
    }
    return words.count == 1
      ? .figure(name) : .malformed(tooMuch(words.dropFirst(), after: "figure \(name)"))
  }

  /// A Swift block: plain, a step cell, or a listing.
  private static func swift(_ words: [String]) -> FenceKind {
    guard let word = words.first else { return .code(language: "swift") }
    if let listing = listing(words, language: "swift") { return listing }
    if words.count > 1 {
      return .malformed(tooMuch(words.dropFirst(), after: "swift \(word)"))
    }
    if word == "step" { return .step }
    let hint = didYouMean(String(word.prefix { $0 != "=" }), among: ["step", "source="])
    return .malformed(
      "'swift \(word)' is not a kind of block\(hint.isEmpty ? ";" : hint) write ```swift step for "
        + "the cell, ```swift source=Neural/LSTM.swift#forward for a listing, ```swift for code")
  }

  /// A listing; `nil` if the words don't begin with `source=`.
  private static func listing(_ words: [String], language: String) -> FenceKind? {
    guard let source = text(of: words[0], after: "source=") else { return nil }
    let beside = words.dropFirst().first.flatMap { text(of: $0, after: "beside=") }
    let read = beside == nil ? 1 : 2
    guard words.count == read else {
      let kind = words.prefix(read).joined(separator: " ")
      return .malformed(tooMuch(words.dropFirst(read), after: "\(language) \(kind)"))
    }
    return .listing(source, beside: beside, language: language)
  }

  /// What follows `key`; `nil` if the word doesn't begin with it.
  private static func text(of word: String, after key: String) -> String? {
    word.hasPrefix(key) ? String(word.dropFirst(key.count)) : nil
  }

  /// The message for words that nearly match a kind of ours; `nil` for names of languages.
  private static func misspelling(of words: [String]) -> String? {
    let candidates = own + ["swift step", "step"]
    // What follows `predict` is the name of a result, not part of the kind.
    let namesResult = words.count > 1 && QualifiedPath.isValid(words[1])
    let written = words.prefix(namesResult ? 1 : 2).joined(separator: " ")
    guard let meant = closestMatch(to: written, among: candidates) else { return nil }
    let kind = meant == "step" ? "swift step" : meant
    return "'\(written)' is not a kind of block; did you mean ```\(kind)?"
  }

  private static func tooMuch(_ words: some Sequence<String>, after kind: String) -> String {
    "'\(words.joined(separator: " "))' can't follow ```\(kind) on its line; remove it"
  }
}
