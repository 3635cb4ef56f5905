import Chapters
import Checksums

/// The cards as text for Anki to import: one note per line, fields separated by tabs.
///
/// The first lines tell Anki how to read the rest, so that the import needs no choices. See
/// https://docs.ankiweb.net/importing/text-files.html.
package struct AnkiFile {
  private let book: String
  private let macros: (_ chapter: String) -> FormulaMacros
  private let value: (_ name: String) -> String

  /// - Parameters:
  ///   - book: the name of the book, which is also the deck's.
  ///   - macros: returns those that the formulas of a chapter know.
  ///   - value: returns the text for a name such as `train.steps` in `{{train.steps}}`.
  package init(
    book: String,
    macros: @escaping (_ chapter: String) -> FormulaMacros = { _ in FormulaMacros(BookHeader()) },
    value: @escaping (_ name: String) -> String
  ) {
    self.book = book
    self.macros = macros
    self.value = value
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
    let markup = AnkiMarkup(macros: macros(card.step), value: value)
    let sides = [card.question, card.answer].map { Self.field($0, markup) }
    return ([id(of: card)] + sides + ["walkthrough::\(book)::\(card.step)"]).joined(separator: "\t")
  }

  /// Anki keeps the notes of all decks in one collection, and two books may ask the same.
  private func id(of card: Card) -> String { SHA256.hex(of: "\(book)\n\(card.id)") }

  private static func field(_ blocks: [Block], _ markup: AnkiMarkup) -> String {
    markup.html(blocks).replacing("\t", with: "&#9;").replacing("\n", with: "<br>")
  }
}
