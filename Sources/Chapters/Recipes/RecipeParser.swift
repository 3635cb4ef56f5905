import Spelling

/// Parses a recipe: one `name = value` a line, comments after `#`.
struct RecipeParser {
  private let stepNames: [String]
  /// The line on which each name was first written.
  private var lines: [String: Int] = [:]
  private var settings: [Setting] = []
  private var head = RecipeHead()
  private var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - name: the file's name.
  ///   - stepNames: the names of all steps.
  /// - Throws: every error in the text, ordered by location. Whether a step has such a setting, and
  ///   whether the value suits it, is for the step to say.
  static func parse(
    _ source: SourceText, name: String, stepNames: [String]
  ) throws(Diagnostics) -> Recipe {
    var parser = RecipeParser(stepNames: stepNames)
    parser.read(source)
    let start = source.location(line: 1, column: 1)
    guard !parser.lines.isEmpty || !parser.diagnostics.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          at: start, "the recipe is empty; begin it with description = \"what it is for\"")
      ])
    }
    let (description, tie, measurement) = (
      parser.head.description(at: start), parser.head.tie(), parser.head.measurement()
    )
    let found = parser.diagnostics + parser.head.diagnostics
    guard found.isEmpty, let description else {
      throw Diagnostics(
        found.sorted {
          ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
        })
    }
    return Recipe(
      name: name, file: source.file, description: description, tie: tie,
      settings: parser.settings, measurement: measurement)
  }

  private init(stepNames: [String]) {
    self.stepNames = stepNames
  }

  private mutating func read(_ source: SourceText) {
    for line in source.lines.indices {
      do throws(Diagnostic) {
        guard let assignment = try RecipeAssignment(source, line: line) else { continue }
        try add(assignment)
      } catch {
        diagnostics.append(error)
      }
    }
  }

  private mutating func add(_ assignment: RecipeAssignment) throws(Diagnostic) {
    let name = assignment.name
    let key = RecipeKey(rawValue: name)
    let path = key == nil ? try path(of: assignment) : nil
    if let first = lines[name] {
      throw Diagnostic(
        at: assignment.nameLocation, "'\(name)' is set twice, first on line \(first); remove one")
    }
    lines[name] = assignment.nameLocation.line
    if let key {
      head.named.insert(key)
      head.arguments[key] = try assignment.argument(label: name)
    } else if let path {
      let argument = try assignment.argument(label: path.label)
      settings.append(
        Setting(step: path.step, argument: argument, text: "\(name)=\(argument.value)"))
    }
  }

  /// The step and the label in the name of a setting.
  private func path(
    of assignment: RecipeAssignment
  ) throws(Diagnostic) -> (step: String, label: String) {
    let name = assignment.name
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    func problem(_ message: String) -> Diagnostic {
      Diagnostic(at: assignment.nameLocation, message)
    }
    guard parts.count == 2, parts.allSatisfy({ QualifiedPath.isIdentifier($0) }) else {
      let hint = didYouMean(name, among: RecipeKey.allCases.map(\.rawValue))
      throw problem(
        "'\(Self.shown(name))' is not a setting\(hint.isEmpty ? ";" : hint) write the step and its "
          + "setting, as in \(RecipeAssignment.example)")
    }
    guard parts[0] != RecipeKey.measured else {
      let keys = RecipeKey.measurement + [.words]
      let hint = didYouMean(name, among: keys.map(\.rawValue))
      throw problem(
        "nothing is measured as '\(Self.shown(name))'\(hint.isEmpty ? ";" : hint) there is "
          + RecipeKey.list(keys))
    }
    guard stepNames.contains(parts[0]) else {
      let hint = didYouMean(parts[0], among: stepNames)
      throw problem(
        "there is no step '\(Self.shown(parts[0]))'\(hint.isEmpty ? ";" : hint) there is "
          + stepNames.joined(separator: ", "))
    }
    return (parts[0], parts[1])
  }

  private static func shown(_ name: String) -> String {
    name.count > 60 ? name.prefix(60) + "…" : name
  }
}
