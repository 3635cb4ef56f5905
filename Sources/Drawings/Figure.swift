/// A picture or a table with a title, a sentence that says what it shows, and its data: everything
/// that a renderer needs, in no renderer's form.
package struct Figure: Hashable, Sendable {
  package struct LegendEntry: Hashable, Sendable {
    /// The CSS class of the line it explains.
    package var line: String
    package var text: String

    package init(line: String, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// The name by which chapters refer to it and place it; `nil` if they can't.
  package var name: String?
  package var title: String
  /// Composed from the data.
  package var sentence: String
  package var content: [FigureContent]
  package var legend: [LegendEntry]
  /// The data as a table, to be folded below the figure.
  package var table: DataTable?

  package init(
    title: String, sentence: String, content: [FigureContent], legend: [LegendEntry] = [],
    table: DataTable? = nil
  ) {
    self.title = title
    self.sentence = sentence
    self.content = content
    self.legend = legend
    self.table = table
  }

  /// A figure that is one drawing, described by its title and sentence.
  ///
  /// - Parameters:
  ///   - name: unique among the drawings of a page.
  ///   - isWide: whether it keeps its size and scrolls where there is no room for it.
  package init(
    title: String, sentence: String, drawing: Drawing, named name: String, isWide: Bool = false,
    legend: [LegendEntry] = [], table: DataTable? = nil
  ) {
    self.init(
      title: title, sentence: sentence,
      content: [
        .drawing(
          NamedDrawing(name: name, title: title, description: sentence, drawing: drawing),
          isWide: isWide)
      ],
      legend: legend, table: table)
  }
}
