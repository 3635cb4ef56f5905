import Wording

/// What was found in files, told once for all files that it is true of.
struct FileNotes {
  private struct Group {
    var files: [String] = []
    var count = 0
    var advice: Phrase?
  }

  /// More names than these are only counted.
  private static let keptNames = 4

  private var groups: [Phrase: Group] = [:]
  private var statements: [Phrase] = []

  /// - Parameters:
  ///   - statement: what was found, to be followed by "in" and the files.
  ///   - advice: what to do about it; the first file's advice stands for all.
  mutating func add(_ statement: Phrase, in file: String, advice: Phrase? = nil) {
    if groups[statement] == nil { statements.append(statement) }
    var group = groups[statement] ?? Group(advice: advice)
    if group.files.count < Self.keptNames { group.files.append(file) }
    group.count += 1
    groups[statement] = group
  }

  var findings: [Finding] {
    statements.compactMap { statement in
      groups[statement].map {
        Finding("\(statement) in \(listed($0.files, of: $0.count))", advice: $0.advice)
      }
    }
  }
}
