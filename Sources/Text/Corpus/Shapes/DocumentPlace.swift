/// Where a document begins.
struct DocumentPlace {
  let path: String
  /// From 1; `nil` if the document is the whole file.
  let line: Int?

  /// As a message names it: "reviews.csv:3".
  var description: String { line.map { "\(path):\($0)" } ?? path }

  /// An error of a document in terms of its file.
  func locate(_ error: CorpusError) -> CorpusError {
    switch error {
    case .notText(_, let place, let likely, let holder):
      .notText(path: path, place: inFile(place), likely: likely, holder: holder)
    case .controlCharacter(_, let byte, let place, let holder):
      .controlCharacter(path: path, byte: byte, place: inFile(place), holder: holder)
    default: error
    }
  }

  private func inFile(_ place: TextPlace) -> TextPlace {
    line.map { TextPlace(offset: nil, line: $0 + place.line - 1, column: nil) } ?? place
  }
}
