/// Finds, in the text of one part, the first occurrence in each section of each term that an earlier
/// part or section explains.
struct TermLinker {
  /// A piece of text, with the term that it names.
  typealias Piece = (text: Substring, term: Terms.Term?)

  private let terms: Terms
  private let part: String
  /// Terms explained before the current section.
  private var known: Set<Terms.Term>
  /// Terms that the current section has linked already.
  private var met: Set<Terms.Term> = []
  private var explainedHere: Set<Terms.Term> = []

  /// - Parameters:
  ///   - part: the id of the part that the text belongs to.
  ///   - earlier: the ids of the parts before it.
  init(terms: Terms, part: String, earlier: some Sequence<String>) {
    self.terms = terms
    self.part = part
    let earlier = Set(earlier)
    known = Set(terms.all.filter { term in term.part.map(earlier.contains) ?? true })
  }

  /// What has been explained so far is linked again once.
  mutating func beginSection() {
    known.formUnion(explainedHere)
    met = []
  }

  /// The term explained here, the first time only.
  mutating func explained(_ text: String) -> Terms.Term? {
    guard let term = terms[text], term.part == part else { return nil }
    return explainedHere.insert(term).inserted ? term : nil
  }

  /// The text in pieces. Of several terms that begin at one word, the longest wins.
  mutating func pieces(of text: String) -> [Piece] {
    let words = text.words
    var pieces: [Piece] = []
    var start = text.startIndex
    var index = 0
    while index < words.count {
      guard let (range, term) = term(from: index, of: words, in: text) else {
        index += 1
        continue
      }
      if known.contains(term), met.insert(term).inserted {
        if start < range.lowerBound { pieces.append((text[start..<range.lowerBound], nil)) }
        pieces.append((text[range], term))
        start = range.upperBound
      }
      while index < words.count, words[index].lowerBound < range.upperBound { index += 1 }
    }
    if start < text.endIndex { pieces.append((text[start...], nil)) }
    return pieces
  }

  private func term(
    from first: Int, of words: [Range<String.Index>], in text: String
  ) -> (Range<String.Index>, Terms.Term)? {
    for last in (first..<min(first + terms.longest, words.count)).reversed() {
      let range = words[first].lowerBound..<words[last].upperBound
      if let term = terms[String(text[range])] { return (range, term) }
    }
    return nil
  }
}

extension String {
  /// The ranges of its words: runs of letters, digits, hyphens and apostrophes.
  fileprivate var words: [Range<Index>] {
    var ranges: [Range<Index>] = []
    var start: Index?
    for index in indices {
      let character = self[index]
      let belongs = character.isLetter || character.isNumber || "-–'’".contains(character)
      if belongs, start == nil { start = index }
      if !belongs, let begin = start {
        ranges.append(begin..<index)
        start = nil
      }
    }
    if let begin = start { ranges.append(begin..<endIndex) }
    return ranges
  }
}
