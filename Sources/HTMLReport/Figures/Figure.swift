/// A picture or a table with a title, a sentence that says what it shows, and its data.
struct Figure {
  struct LegendEntry {
    /// The class of the line that it explains.
    var line: String
    var text: String
  }

  var title: String
  /// Worked out from the data.
  var sentence: String
  /// What is shown; named for a template under `figure/`.
  var content: [View]
  var legend: [LegendEntry] = []
  var table: DataTable?

  /// - Parameter number: Such as 7.2: the second figure of the seventh chapter.
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
