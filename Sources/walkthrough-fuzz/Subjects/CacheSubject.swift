import Checksums
import Foundation
import Pipeline
import Random
import Record

/// A damaged stored result, and a run that comes upon it.
///
/// Half of the time the list of digests is made to fit what was damaged, so that it is read. That is
/// left out for products: theirs are written by the very code that reads them, as it enters the key.
final class CacheSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "../", "files/../../../../../../escaped", "/etc/passwd", "\"", "{", "}", "[", "]", ":", ",",
    "null", "\"nan\"", "true", "  ", "\n", "SHA256SUMS", "record.json", "\u{0}", "\"key\"",
  ])

  private let project: ScratchProject
  private let keys: [StepID: String]

  init(project: ScratchProject) throws {
    self.project = project
    keys = Dictionary(
      uniqueKeysWithValues: try project.plan().steps.map { ($0.id, $0.key) })
  }

  private var store: ArtifactStore {
    ArtifactStore(folder: project.output.appending(path: "cache"))
  }

  private func folder(_ step: StepID) -> URL {
    store.folder.appending(path: step.rawValue).appending(path: keys[step] ?? "")
  }

  /// The step whose result is damaged this time.
  private var step = StepID.load

  func prepare(_ random: inout MersenneTwister) throws {
    // What an earlier input damaged is made again.
    try project.execute()
    step = StepID.allCases.randomElement(using: &random) ?? .load
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder(step).path)
      .filter { !["files", "files/steps"].contains($0) }
    let name = files.sorted().randomElement(using: &random) ?? "record.json"
    let file = folder(step).appending(path: name)
    if random.next() % 20 == 0 {
      try FileManager.default.removeItem(at: file)
      return
    }
    let bytes = Self.mutator.mutate(Array(try Data(contentsOf: file)), &random)
    try Data(bytes).write(to: file)
    if random.next() % 2 == 0, name != "SHA256SUMS", !name.hasSuffix(".safetensors") {
      try sign(name, bytes)
    }
  }

  /// Puts the digest of a changed file into the list.
  private func sign(_ name: String, _ bytes: [UInt8]) throws {
    let sums = folder(step).appending(path: "SHA256SUMS")
    let lines = try String(contentsOf: sums, encoding: .utf8).split(separator: "\n").map { line in
      line.hasSuffix("  \(name)") ? "\(SHA256.hex(of: bytes))  \(name)" : String(line)
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: sums)
  }

  func run(_ random: inout MersenneTwister) throws {
    let key = keys[step] ?? ""
    _ = store.bytes
    let found = Result { try store.verify(step, key) }
    // The whole program, which throws away what it can't use.
    if random.next() % 10 == 0 { try project.execute() }
    try found.get()
  }
}
