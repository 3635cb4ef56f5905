import Chapters
import Record

extension Setting {
  /// `--data` as the setting that it stands for.
  init(source: String) {
    let location = SourceLocation(file: "--data", line: 1, column: 1)
    self = Setting(
      step: StepID.load.rawValue,
      argument: Argument(
        label: "source", value: .string(source), labelLocation: location,
        valueLocation: location),
      text: "load.source=\(Literal.string(source))")
  }
}
