/// The names of a book's cards, each of which belongs to one card.
enum CardNames {
  static func diagnostics(of book: Book) -> [Diagnostic] {
    var first: [String: SourceLocation] = [:]
    return book.chapterParts.flatMap(\.blocks.flashcards).compactMap { card in
      guard let name = card.name else { return nil }
      guard let earlier = first[name] else {
        first[name] = card.location
        return nil
      }
      return Diagnostic(
        at: card.location,
        "the card at \(earlier.file):\(earlier.line) is called '\(name)' too; give one of them "
          + "another name")
    }
  }
}
