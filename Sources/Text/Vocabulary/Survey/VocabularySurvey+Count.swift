import Wording

extension VocabularySurvey {
  /// From this length on a token is worth finding in the text.
  private static let unusualLength = 41

  /// Surveys the tokens counted in `texts`.
  ///
  /// - Parameters:
  ///   - counter: counts of exactly these texts.
  ///   - progress: called with the tokens read while looking for the longest one, if it is unusually
  ///     long; an error it throws ends the search.
  /// - Complexity: O(bytes of the distinct tokens), besides that search.
  package init(
    of counter: TokenCounter, in texts: [Documents], tokenization: Tokenization,
    progress: (_ tokens: Int) throws -> Void = { _ in }
  ) rethrows {
    self.init()
    kind = tokenization.kind
    tokens = counter.total
    types = counter.types
    singletons = counter.singletons
    var (longestNumber, most) = (0, -1)
    for number in 0..<counter.types {
      let traits = TokenTraits(counter.bytes(of: number))
      let count = counter.count(of: number)
      if traits.characters > most { (longestNumber, most) = (number, traits.characters) }
      letters += traits.letters * count
      spacelessLetters += traits.spacelessLetters * count
      guard traits.letters > 0 else { continue }
      lettered += count
      letteredCharacters += traits.characters * count
      if traits.isGlued { glued += count }
    }
    (alike, examples) = SpellingsAlike(counter, keepsCase: kind == .characters).found
    for documents in texts {
      let changes = tokenization.changes(in: documents)
      normalized.composed += changes.composed
      normalized.marks += changes.marks
    }
    guard counter.types > 0 else { return }
    let bytes = counter.bytes(of: longestNumber)
    longest = Longest(label: ShownToken.label(bytes), characters: most)
    if most >= Self.unusualLength {
      longest?.place = try texts.place(
        of: Array(bytes), tokenizer: tokenization.tokenizer, progress: progress)
    }
  }
}

extension [Documents] {
  /// Where a token first occurs, such as "token 3 of novel.txt".
  fileprivate func place(
    of token: [UInt8], tokenizer: any Tokenizer, progress: (_ tokens: Int) throws -> Void
  ) rethrows -> Phrase? {
    var read = 0
    for documents in self {
      for index in 0..<documents.count {
        var number: Int?
        let before = read
        do {
          try documents.forEachBatch(
            ofTextAt: index, tokenizer: tokenizer,
            progress: {
              try progress($0)
              if number != nil { throw Found() }
            },
            { batch in
              for (offset, other) in batch.enumerated()
              where number == nil && other.bytes.elementsEqual(token) {
                number = read - before + offset + 1
              }
              read += batch.count
            })
        } catch is Found {}
        if let number { return "token \(number) of \(documents.names[index])" }
      }
    }
    return nil
  }
}

/// Ends a search.
private struct Found: Error {}
