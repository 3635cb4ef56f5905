import Spelling

/// The kind of a fenced block, from its info string.
enum FenceKind: Equatable {
  case code(language: String?)
  case math
  case step
  /// The text after `source=`, and after `beside=` if that follows.
  case listing(String, beside: String?)
  case claim
  case flashcard
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
    case _ where Self.own.contains(first):
      self = rest.isEmpty ? Self.own(first) : .malformed(Self.tooMuch(rest, after: first))
    default:
      self = Self.misspelling(of: words).map { .malformed($0) } ?? .code(language: first)
    }
  }

  private static func own(_ word: String) -> FenceKind {
    switch word {
    case "math": .math
    case "claim": .claim
    case "answer": .answer
    default: .flashcard
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
    let source = text(of: word, after: "source=")
    let next = source == nil ? nil : words.dropFirst().first
    let beside = next.flatMap { text(of: $0, after: "beside=") }
    let read = beside == nil ? 1 : 2
    if words.count > read {
      let kind = words.prefix(read).joined(separator: " ")
      return .malformed(tooMuch(words.dropFirst(read), after: "swift \(kind)"))
    }
    if word == "step" { return .step }
    if let source { return .listing(source, beside: beside) }
    let hint = didYouMean(String(word.prefix { $0 != "=" }), among: ["step", "source="])
    return .malformed(
      "'swift \(word)' is not a kind of block\(hint.isEmpty ? ";" : hint) write ```swift step for "
        + "the cell, ```swift source=Neural/LSTM.swift#forward for a listing, ```swift for code")
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
