import Spelling

/// Matches the files of a folder with the chapters of its steps, and finds those without a step.
struct ChapterFolder {
  /// The names of all files in the folder.
  let files: [String]
  let stepNames: [String]
  /// The location of a file, for diagnostics.
  let location: (String) -> SourceLocation

  /// In the order of their numbers.
  private var chapters: [ChapterFile] {
    files.compactMap(ChapterFile.init(name:)).sorted { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  /// The files of steps, in the order of their numbers.
  private var steps: [ChapterFile] { chapters.filter { stepNames.contains($0.step) } }

  /// The files of chapters without a step, in the order of their numbers.
  var prose: [ChapterFile] {
    chapters.filter { !stepNames.contains($0.step) && misspelt($0) == nil && $0.hasPlainName }
  }

  /// The file of a step; `nil` if it is missing or there are several.
  func file(of step: String) -> String? {
    let found = steps.filter { $0.step == step }
    return found.count == 1 ? found[0].name : nil
  }

  /// The number of steps whose chapters come before a file.
  func stepsBefore(_ file: ChapterFile) -> Int {
    Set(steps.filter { $0.number < file.number }.map(\.step)).count
  }

  /// Errors in the names: missing, duplicated, out of order, misspelt.
  func diagnostics() -> [Diagnostic] {
    missing() + doubled() + chapters.flatMap(misnamed)
  }

  private func missing() -> [Diagnostic] {
    stepNames.enumerated().compactMap { index, step in
      guard !steps.contains(where: { $0.step == step }) else { return nil }
      let name = ChapterFile.name(number: index + 1, step: step)
      return diagnostic(
        name,
        "the chapter of step '\(step)' is missing; write it to this file "
          + "(chapters are files named NN-name.md, others are ignored)")
    }
  }

  private func doubled() -> [Diagnostic] {
    var found: [Diagnostic] = []
    let chapters = files.sorted().compactMap(ChapterFile.init(name:))
    for (index, file) in chapters.enumerated() {
      let earlier = chapters[..<index]
      if let other = earlier.first(where: { $0.step == file.step }) {
        let what = stepNames.contains(file.step) ? "a chapter of '\(file.step)'" : "'\(file.step)'"
        found.append(diagnostic(file.name, "\(other.name) is \(what) too; remove one"))
      } else if let other = earlier.first(where: { $0.number == file.number }) {
        found.append(
          diagnostic(
            file.name, "\(other.name) has the number \(file.number) too; rename or remove one"))
      }
    }
    return found
  }

  private func misnamed(_ file: ChapterFile) -> [Diagnostic] {
    if let step = misspelt(file) {
      return [
        diagnostic(
          file.name,
          "there is no step '\(file.step)'; did you mean '\(step)'? chapters of steps are named "
            + "\(expected); others have another name")
      ]
    }
    guard file.hasPlainName else {
      return [
        diagnostic(
          file.name,
          "'\(file.step)' can't be the name of a chapter; use letters from a to z, digits and '-'")
      ]
    }
    if let index = stepNames.firstIndex(of: file.step), !areInOrder, file.number != index + 1 {
      let name = ChapterFile.name(number: index + 1, step: file.step)
      return [
        diagnostic(file.name, "'\(file.step)' is step \(index + 1); rename this file to \(name)")
      ]
    }
    let name = ChapterFile.name(number: file.number, step: file.step)
    guard file.name != name else { return [] }
    return [diagnostic(file.name, "a chapter's number has two digits; rename this file to \(name)")]
  }

  /// Whether the numbers follow the order of the steps. Between them there may be other chapters.
  private var areInOrder: Bool {
    steps.map { stepNames.firstIndex(of: $0.step) ?? 0 }.adjacentPairsAllAscend
  }

  /// The step that a file without a step is meant for: a missing one with nearly its name.
  private func misspelt(_ file: ChapterFile) -> String? {
    guard !stepNames.contains(file.step) else { return nil }
    let missing = stepNames.filter { step in !steps.contains { $0.step == step } }
    return closestMatch(to: file.step, among: missing)
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

extension ChapterFile {
  /// Whether the name can be part of an address on the page.
  fileprivate var hasPlainName: Bool { step.isPlainName && step == step.lowercased() }
}

extension [Int] {
  fileprivate var adjacentPairsAllAscend: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
