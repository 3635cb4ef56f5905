import Files
import Foundation
import Pipeline
import Random
import Record

/// Foreign files, planted at random in and around a folder of runs: whatever is run then, each of
/// them must still be there afterwards.
final class OutputSubject: Subject {
  private static let id = "3F2504E0-4F89-41D3-9A0C-0305E82C3301"
  private static let key = String(repeating: "0a", count: 32)

  /// Names like those that the program uses, and others.
  private static let names = [
    "thesis.doc", "1.jpg", "notes.txt", ".hidden", "README.md", "run.json", "report.html", "lock",
    "vocab.tsv", "test.npy", "model.safetensors", "reference.json", "compare.html", "SHA256SUMS",
    "record.json", "product.safetensors", "digests.json", "steps/load.json", "files/vocab.tsv",
    ".\(id)", ".run.json.\(id)", ".\(id)/thesis.doc", ".walkthrough-\(id)/a", "cache/SHA256SUMS",
    ".unfinished/\(id)/thesis.doc", "a b", "\u{E9}", "e\u{301}",
  ]

  /// The run that exists before each input.
  private static let firstRun = "tiny"
  /// Names of runs that don't exist yet: where a file was planted first, commands must refuse.
  private static let otherRuns = ["other", "album"]

  private let project: ScratchProject
  /// The run that the command is for.
  private var runName = OutputSubject.firstRun
  /// The files planted this time, and their contents.
  private var planted: [(file: URL, contents: Data)] = []

  init(project: ScratchProject) { self.project = project }

  func prepare(_ random: inout MersenneTwister) throws {
    planted = []
    runName = ([Self.firstRun] + Self.otherRuns).randomElement(using: &random) ?? Self.firstRun
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let folder =
        Bool.random(using: &random)
        ? project.output.appending(path: runName)
        : folders.randomElement(using: &random) ?? project.output
      let name = Self.names.randomElement(using: &random) ?? "a"
      let file = folder.appending(path: name)
      // A file that is already ours stays ours.
      if FileKind(file) != .nothing { continue }
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let contents = Data("\(planted.count): \(name)".utf8)
        try contents.write(to: file)
        planted.append((file, contents))
      } catch {
        // A file is in the way of the folder.
      }
    }
  }

  /// Where files are planted: folders that runs write to, and others beside them.
  private var folders: [URL] {
    let entries = ((try? project.plan())?.steps ?? []).map { step in
      project.output.appending(path: "cache/\(step.id)/\(step.key)")
    }
    let names = [
      "", "tiny", "tiny/steps", "other", "album", "cache", "cache/train", "cache/train/\(Self.key)",
      "cache/photos", "cache/checkpoints", "cache/checkpoints/train",
    ]
    return names.map { project.output.appending(path: $0) }
      + entries.filter { FileKind($0) == .folder }
  }

  func run(_ random: inout MersenneTwister) throws {
    let outcome = Result { try command(&random) }
    for (file, contents) in planted where (try? Data(contentsOf: file)) != contents {
      throw Violation("\(file.path) is gone or changed")
    }
    // Each input starts from one complete run, and nothing under the other names.
    for (file, _) in planted { try uproot(file) }
    for other in Self.otherRuns {
      try? FileManager.default.removeItem(at: project.output.appending(path: other))
    }
    do {
      try project.execute()
    } catch {
      throw Violation("a run fails once the foreign files are gone: \(error)")
    }
    try outcome.get()
  }

  /// Removes a planted file, and the folders that become empty.
  private func uproot(_ file: URL) throws {
    try FileManager.default.removeItem(at: file)
    var folder = file.deletingLastPathComponent()
    while folder.path.hasPrefix(project.output.path + "/"), rmdir(folder.path) == 0 {
      folder.deleteLastPathComponent()
    }
  }

  /// Does what one of the commands does.
  private func command(_ random: inout MersenneTwister) throws {
    let output = OutputFolder(project.output)
    let lock = try output.open(for: "fuzz")
    defer { withExtendedLifetime(lock) {} }
    let run = output.run(named: runName)
    switch random.next() % 8 {
    case 0: _ = try output.clean(run)
    case 1: try output.store.trim(to: 0, keeping: [])
    case 2: try output.write("<html></html>", as: .comparison)
    case 3, 4: if let contents = run.read() { try run.commit(contents) }
    default: try project.execute(as: run.url.lastPathComponent)
    }
  }
}
