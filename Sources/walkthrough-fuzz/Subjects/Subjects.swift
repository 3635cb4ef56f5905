import Random

/// Something that reads possibly damaged input.
protocol Subject {
  /// Makes an input, inside the project.
  func prepare(_ random: inout MersenneTwister) throws
  /// Reads the input. An error counts as a refusal.
  func run(_ random: inout MersenneTwister) throws
}

/// A violated guarantee, which no refusal excuses.
struct Violation: Error {
  let what: String

  init(_ what: String) { self.what = what }
}

/// The kinds of input, in rotation.
enum Subjects {
  static let kinds = [
    "chapter", "cell", "archive", "cache", "record", "output", "run", "request", "recipe", "table",
    "lines", "text", "tokens", "handover", "quoted",
  ]

  static func kind(of number: Int) -> String { kinds[number % kinds.count] }

  static func all(_ project: ScratchProject) throws -> [any Subject] {
    // A run first: three of the kinds use what it leaves behind.
    try project.execute()
    return [
      ChapterSubject(project: project), CellSubject(), try ArchiveSubject(project: project),
      try CacheSubject(project: project), try RecordSubject(project: project),
      OutputSubject(project: project), try TrainedRunSubject(project: project),
      try RequestSubject(), RecipeSubject(project: project),
      ShapeSubject(project: project, shape: .table),
      ShapeSubject(project: project, shape: .jsonLines), TextSubject(project: project),
      TokenSubject(), try HandOverSubject(project: project), try QuotedSubject(project: project),
    ]
  }
}
