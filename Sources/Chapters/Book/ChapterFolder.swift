import Spelling

/// Matches the files of a folder with the chapters of its steps.
struct ChapterFolder {
  /// The names of all files in the folder.
  let files: [String]
  let stepNames: [String]
  /// The location of a file, for diagnostics.
  let location: (String) -> SourceLocation

  private var chapters: [ChapterFile] {
    files.sorted().compactMap(ChapterFile.init(name:))
  }

  /// The file of a step; `nil` if it is missing or there are several.
  func file(of step: String, number: Int) -> String? {
    let found = chapters.filter { $0.step == step }
    return found.count == 1 ? found[0].name : nil
  }

  /// Errors in the names: missing, duplicated, out of order, misspelt.
  func diagnostics() -> [Diagnostic] {
    missing() + doubled() + chapters.flatMap(misnamed)
  }

  private func missing() -> [Diagnostic] {
    stepNames.enumerated().compactMap { index, step in
      guard !chapters.contains(where: { $0.step == step }) else { return nil }
      let name = ChapterFile.name(number: index + 1, step: step)
      return diagnostic(
        name,
        "the chapter of step '\(step)' is missing; write it to this file "
          + "(chapters are files named NN-step.md, others are ignored)")
    }
  }

  private func doubled() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, file) in chapters.enumerated() {
      let earlier = chapters[..<index]
      if let other = earlier.first(where: { $0.step == file.step }) {
        found.append(
          diagnostic(file.name, "\(other.name) is a chapter of '\(file.step)' too; remove one"))
      } else if let other = earlier.first(where: { $0.number == file.number }) {
        found.append(
          diagnostic(
            file.name, "\(other.name) has the number \(file.number) too; rename or remove one"))
      }
    }
    return found
  }

  private func misnamed(_ file: ChapterFile) -> [Diagnostic] {
    guard let index = stepNames.firstIndex(of: file.step) else {
      let hint = didYouMean(file.step, among: stepNames)
      return [
        diagnostic(
          file.name,
          "there is no step '\(file.step)'\(hint.isEmpty ? ";" : hint) chapters are named "
            + "\(expected); name other files without a number")
      ]
    }
    let name = ChapterFile.name(number: index + 1, step: file.step)
    guard file.name != name else { return [] }
    let reason =
      file.number == index + 1
      ? "a chapter's number has two digits" : "'\(file.step)' is step \(index + 1)"
    return [diagnostic(file.name, "\(reason); rename this file to \(name)")]
  }

  /// "01-load.md … 08-evaluate.md"
  private var expected: String {
    let names = stepNames.enumerated().map { ChapterFile.name(number: $0 + 1, step: $1) }
    return names.count > 2
      ? "\(names[0]) … \(names[names.count - 1])" : names.joined(separator: ", ")
  }

  private func diagnostic(_ file: String, _ message: String) -> Diagnostic {
    Diagnostic(at: location(file), message)
  }
}
