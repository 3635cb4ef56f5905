import Spelling

/// The settings of one step as written in its cell, in a recipe and on the command line.
struct WrittenSettings {
  struct Entry {
    let argument: Argument
    /// The setting as the user wrote it: `epochs` in a cell, `train.epochs` elsewhere.
    let name: String
  }

  /// The cell's entries, then those of the recipe and of the command line.
  private(set) var entries: [Entry] = []
  let defaults: [String: Literal]
  /// Unknown and repeated labels.
  private(set) var diagnostics: [Diagnostic] = []

  init(
    step: String, defaults: [LabelledLiteral], cell: [Argument], recipe: [Argument],
    overrides: [Argument]
  ) {
    self.defaults = Dictionary(
      defaults.map { ($0.label, $0.value) }, uniquingKeysWith: { first, _ in first })
    let labels = defaults.map(\.label)
    add(
      cell.map { Entry(argument: $0, name: $0.label) }, step: step, labels: labels)
    for layer in [recipe, overrides] {
      add(
        layer.map { Entry(argument: $0, name: "\(step).\($0.label)") }, step: step,
        labels: labels)
    }
  }

  /// The entry that determines a setting; `nil` if the default applies.
  func last(of label: String) -> Entry? {
    entries.last { $0.argument.label == label }
  }

  private mutating func add(_ new: [Entry], step: String, labels: [String]) {
    var seen: Set<String> = []
    for entry in new {
      let label = entry.argument.label
      if !labels.contains(label) {
        let hint = didYouMean(label, among: labels)
        diagnostics.append(
          Diagnostic(
            at: entry.argument.labelLocation,
            "unknown setting '\(label)' of \(step)\(hint.isEmpty ? ";" : hint) it has "
              + labels.joined(separator: ", ")))
      } else if !seen.insert(label).inserted {
        diagnostics.append(
          Diagnostic(
            at: entry.argument.labelLocation, "'\(entry.name)' is set twice; remove one"))
      } else {
        entries.append(entry)
      }
    }
  }
}
