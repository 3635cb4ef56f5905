import Chapters
import Checksums

/// The cards as text for Anki to import: one note per line, fields separated by tabs.
///
/// The first lines tell Anki how to read the rest, so that the import needs no choices. See
/// https://docs.ankiweb.net/importing/text-files.html.
package struct AnkiFile {
  private let markup: AnkiMarkup
  private let book: String

  /// - Parameters:
  ///   - book: the name of the book, which is also the deck's.
  ///   - macros: those of the book's formulas.
  ///   - value: returns the text for a name such as `train.steps` in `{{train.steps}}`.
  package init(
    book: String, macros: FormulaMacros = FormulaMacros(BookHeader()),
    value: @escaping (String) -> String
  ) {
    self.book = book
    markup = AnkiMarkup(macros: macros, value: value)
  }

  /// The whole file. Importing it again updates the notes that it made, and no others: each has an id
  /// of its own, and only notes of this deck are compared.
  package func text(_ cards: [Card]) -> String {
    let head = [
      "#separator:tab", "#html:true", "#guid column:1", "#notetype:Basic",
      "#deck:walkthrough \(book)", "#match scope:notetype + deck", "#columns:ID\tFront\tBack\tTags",
      "#tags column:4",
    ]
    return (head + cards.map(line)).map { $0 + "\n" }.joined()
  }

  private func line(_ card: Card) -> String {
    [id(of: card), field(card.question), field(card.answer), "walkthrough::\(book)::\(card.step)"]
      .joined(separator: "\t")
  }

  /// Anki keeps the notes of all decks in one collection, and two books may ask the same.
  private func id(of card: Card) -> String { SHA256.hex(of: "\(book)\n\(card.id)") }

  private func field(_ blocks: [Block]) -> String {
    markup.html(blocks).replacing("\t", with: "&#9;").replacing("\n", with: "<br>")
  }
}
