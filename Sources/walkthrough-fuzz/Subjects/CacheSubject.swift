import Checksums
import Foundation
import Pipeline
import Random
import Record

/// A damaged stored result, and a run that finds it.
///
/// Half of the time the list of digests is updated to match the damage, so that the result is read.
/// Products are exempt: the code that reads them is the code that wrote them, as it enters the key.
final class CacheSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "../", "files/../../../../../../escaped", "/etc/passwd", "\"", "{", "}", "[", "]", ":", ",",
    "null", "\"nan\"", "true", "  ", "\n", "SHA256SUMS", "record.json", "\u{0}", "\"key\"",
  ])

  private let project: ScratchProject
  private let keys: [StepID: String]
  /// The original files of each result, by step and path.
  private let whole: [StepID: [String: Data]]

  init(project: ScratchProject) throws {
    self.project = project
    let keys = Dictionary(
      uniqueKeysWithValues: try project.plan().steps.map { ($0.id, $0.key) })
    self.keys = keys
    whole = try Dictionary(
      uniqueKeysWithValues: StepID.allCases.map { step in
        let folder = Self.folder(of: step, keys, in: project)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
          .filter { !["files", "files/steps"].contains($0) }
        return (
          step,
          try Dictionary(
            uniqueKeysWithValues: names.map {
              ($0, try Data(contentsOf: folder.appending(path: $0)))
            })
        )
      })
  }

  private var store: ArtifactStore {
    ArtifactStore(folder: project.output.appending(path: "cache"))
  }

  private static func folder(
    of step: StepID, _ keys: [StepID: String], in project: ScratchProject
  ) -> URL {
    project.output.appending(path: "cache/\(step)/\(keys[step] ?? "")")
  }

  private var folder: URL { Self.folder(of: step, keys, in: project) }

  /// The step whose result is damaged this time.
  private var step = StepID.load

  func prepare(_ random: inout MersenneTwister) throws {
    try restore()
    step = StepID.allCases.randomElement(using: &random) ?? .load
    let files = whole[step] ?? [:]
    let name = files.keys.sorted().randomElement(using: &random) ?? "record.json"
    let file = folder.appending(path: name)
    if random.next() % 20 == 0 {
      try FileManager.default.removeItem(at: file)
      return
    }
    let bytes = Self.mutator.mutate(Array(files[name] ?? Data()), &random)
    try Data(bytes).write(to: file)
    if random.next() % 2 == 0, name != "SHA256SUMS", !name.hasSuffix(".safetensors") {
      try sign(name, bytes)
    }
  }

  /// Restores what an earlier input damaged.
  private func restore() throws {
    try? FileManager.default.removeItem(at: folder)
    for (name, data) in whole[step] ?? [:] {
      try project.write(Array(data), to: "output/cache/\(step)/\(keys[step] ?? "")/\(name)")
    }
  }

  /// Lists the digest of a changed file.
  private func sign(_ name: String, _ bytes: [UInt8]) throws {
    let sums = folder.appending(path: "SHA256SUMS")
    let lines = try String(contentsOf: sums, encoding: .utf8).split(separator: "\n").map { line in
      line.hasSuffix("  \(name)") ? "\(SHA256.hex(of: bytes))  \(name)" : String(line)
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: sums)
  }

  func run(_ random: inout MersenneTwister) throws {
    let key = keys[step] ?? ""
    _ = store.bytes
    var results = [Result { try store.verify(step, key) }]
    // The whole program, which discards what it can't use.
    let isRun = random.next() % 25 == 0
    if isRun { results.append(Result { _ = try project.execute() }) }
    // The other kinds of input start from a whole run.
    try restore()
    if isRun { try project.execute() }
    for result in results { try result.get() }
  }
}
