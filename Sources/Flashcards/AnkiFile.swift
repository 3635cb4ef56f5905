import Chapters

/// The cards as text for Anki to import: one note per line, fields separated by tabs.
///
/// The first lines tell Anki how to read the rest, so that the import needs no choices. See
/// https://docs.ankiweb.net/importing/text-files.html.
package struct AnkiFile {
  private let markup: AnkiMarkup
  private let book: String

  /// - Parameter value: returns the text for a name such as `train.steps` in `{{train.steps}}`.
  package init(book: String, value: @escaping (String) -> String) {
    self.book = book
    markup = AnkiMarkup(value: value)
  }

  /// The whole file. Importing it again updates notes whose question is the same.
  package func text(_ cards: [Card]) -> String {
    let head = [
      "#separator:tab", "#html:true", "#notetype:Basic", "#deck:walkthrough \(book)",
      "#columns:Front\tBack\tTags", "#tags column:3",
    ]
    return (head + cards.map(line)).map { $0 + "\n" }.joined()
  }

  private func line(_ card: Card) -> String {
    var front = field(card.question)
    // A line that begins with '#' would be a comment.
    if front.hasPrefix("#") { front = "&#35;" + front.dropFirst() }
    return [front, field(card.answer), "walkthrough::\(book)::\(card.step)"]
      .joined(separator: "\t")
  }

  private func field(_ blocks: [Block]) -> String {
    markup.html(blocks).replacing("\t", with: "&#9;").replacing("\n", with: "<br>")
  }
}
