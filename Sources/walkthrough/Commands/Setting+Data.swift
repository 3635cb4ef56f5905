import Chapters
import Record

extension Setting {
  /// `--data`, given once or more, as the settings that it stands for.
  ///
  /// - Parameter book: the book; further data that its cell names is replaced as well.
  static func settings(data sources: [String], in book: Book?) -> [Setting] {
    guard let first = sources.first else { return [] }
    let cellHasMore = book?.chapters.first?.cell.arguments.contains { $0.label == "more" } ?? false
    let more = Literal.list(sources.dropFirst().map(Literal.string))
    return [Setting("source", .string(first))]
      + (sources.count > 1 || cellHasMore ? [Setting("more", more)] : [])
  }

  private init(_ label: String, _ value: Literal) {
    let location = SourceLocation(file: "--data", line: 1, column: 1)
    self = Setting(
      step: StepID.load.rawValue,
      argument: Argument(
        label: label, value: value, labelLocation: location, valueLocation: location),
      text: "load.\(label)=\(value)")
  }
}
