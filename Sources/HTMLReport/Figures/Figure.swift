/// A picture or a table with a title, a sentence that says what it shows, and its data.
struct Figure {
  struct LegendEntry {
    /// The CSS class of the line it explains.
    var line: String
    var text: String
  }

  var title: String
  /// Composed from the data.
  var sentence: String
  /// What the figure shows; each view names a template under `figure/`.
  var content: [View]
  var legend: [LegendEntry] = []
  var table: DataTable?

  /// - Parameter number: The number within the chapter, such as the 2 of figure 7.2.
  func view(step: Int, number: Int) -> View {
    View([
      "id": "figure-\(step)-\(number)",
      "number": "\(step).\(number)",
      "title": title,
      "sentence": sentence,
      "content": content,
      "legend": legend.map { View(["class": $0.line, "text": $0.text]) },
      "hasLegend": !legend.isEmpty,
      "hasTable": table != nil,
      "table": table?.view,
    ])
  }
}
