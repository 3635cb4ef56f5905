import Checksums
import Files
import Foundation
import Listings
import Record
import TensorFiles
import Text
import Wording

/// The folder through which a training goes to PyTorch and comes back.
struct HandOverFolder {
  let url: URL

  static let jobName = "job.json"
  static let startName = "start.safetensors"
  static let scriptName = "train.py"
  static let readmeName = "README.md"
  private static let checkpointsName = "checkpoints"
  private static let scriptPath = "Pipeline/Training/Torch/train.py"

  init(_ url: URL) { self.url = url }

  var script: URL { url.appending(path: Self.scriptName) }
  var progress: URL { url.appending(path: "progress.jsonl") }
  /// What the processes write to standard error.
  var errors: URL { url.appending(path: "errors.txt") }
  private var resultFile: URL { url.appending(path: "result.json") }

  /// Whether a training was handed over here.
  var isInUse: Bool { FileManager.default.fileExists(atPath: file(Self.jobName).path) }

  /// Removes the folder, if a training was handed over there.
  func remove() {
    if isInUse { try? FileManager.default.removeItem(at: url) }
    let parent = url.deletingLastPathComponent()
    if (try? FileManager.default.contentsOfDirectory(atPath: parent.path))?.isEmpty == true {
      try? FileManager.default.removeItem(at: parent)
    }
  }

  /// Writes a training; the job comes last, with the digests of all else.
  ///
  /// - Throws: `StorageError`.
  func write(_ task: TrainingTask, job: TorchJob) throws {
    var job = job
    func put(_ name: String, _ data: Data) throws {
      try AtomicFile.write(data, to: file(name))
      job.digests[name] = SHA256.hex(of: data)
    }
    let order = DrawnOrder(task, skipsMasks: job.reduce == .exact)
    var arrays = order.files
    arrays.merge(Self.arrays(of: task.dataset.train, named: "train")) { $1 }
    if let validation = task.dataset.validation {
      arrays.merge(Self.arrays(of: validation, named: "validation")) { $1 }
    }
    for (name, values) in arrays { try put(name, NPY.encoded(values)) }
    try put(Self.startName, try task.start.encoded().encoded())
    try AtomicFile.write(Data(Self.scriptText.utf8), to: script)
    try AtomicFile.write(
      Data(HandOverReadme(job: job).text.utf8), to: file(Self.readmeName))
    try AtomicFile.write(try JSONFile.data(job), to: file(Self.jobName))
  }

  /// The script without the comments that mark what chapters show of it.
  private static var scriptText: String {
    (try? SourceLibrary.compiled.part(scriptPath, nil)).map { $0.text + "\n" } ?? ""
  }

  private static func arrays(
    of sequences: TokenSequences, named name: String
  ) -> [String: TensorValues] {
    var arrays = ["\(name)-tokens.npy": TensorValues.int32(sequences.ids)]
    if case .documents(let offsets) = sequences.layout {
      arrays["\(name)-offsets.npy"] = .int64(offsets.map(Int64.init))
    }
    return arrays
  }

  /// - Throws: `HandOverError`.
  func job() throws -> TorchJob {
    guard let data = FileManager.default.contents(atPath: file(Self.jobName).path) else {
      throw HandOverError.noJob(folder: url.path)
    }
    struct Version: Decodable { let schema: Int }
    guard let version = try? JSONFile.decode(Version.self, from: data),
      version.schema == TorchJob.currentSchema,
      let job = try? JSONFile.decode(TorchJob.self, from: data)
    else { throw HandOverError.unreadable(path: file(Self.jobName).path) }
    return job
  }

  /// What the training came to; `nil` if it hasn't ended in its own way.
  var result: TorchResult? {
    FileManager.default.contents(atPath: resultFile.path).flatMap {
      try? JSONFile.decode(TorchResult.self, from: $0)
    }
  }

  /// The bytes of a checkpoint, if they are those that the script wrote.
  ///
  /// - Throws: `HandOverError`.
  func checkpoint(_ name: String) throws -> Data {
    let url = checkpoints.appending(path: name)
    guard let digest = sums[name], let data = try? Data(contentsOf: url),
      SHA256.hex(of: data) == digest
    else { throw HandOverError.damaged(path: url.path) }
    return data
  }

  /// The file of a result, if its digest is the one in the result.
  ///
  /// - Throws: `HandOverError`.
  func contents(_ path: String, of result: TorchResult) throws -> Data {
    let url = file(path)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // The path comes from a file: it must not lead out of the folder.
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      let data = try? Data(contentsOf: url), SHA256.hex(of: data) == result.digests?[path]
    else { throw HandOverError.damaged(path: url.path) }
    return data
  }

  /// The names of all checkpoints with a digest, the latest first.
  var checkpointNames: [String] {
    func place(_ name: String) -> TrainingCheckpoint.Place? {
      let numbers = name.prefix { $0 != "." }.split(separator: "-").map { Int($0) }
      guard numbers.count == 2, let epochs = numbers[0], let batches = numbers[1] else {
        return nil
      }
      return TrainingCheckpoint.Place(epochs: epochs, batches: batches)
    }
    return sums.keys.compactMap { name in place(name).map { (name, $0) } }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }

  private var checkpoints: URL { url.appending(path: Self.checkpointsName) }

  private var sums: [String: String] {
    let text = try? String(
      contentsOf: checkpoints.appending(path: ArtifactStore.sumsName), encoding: .utf8)
    let lines = (text ?? "").split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
    return Dictionary(
      lines.filter { $0.count == 2 }.map {
        ($0[1].trimmingCharacters(in: .whitespaces), String($0[0]))
      }, uniquingKeysWith: { $1 })
  }

  private func file(_ name: String) -> URL { url.appending(path: name) }
}

/// Why a folder isn't that of a training that came back.
package enum HandOverError: Hashable {
  case noJob(folder: String)
  case unreadable(path: String)
  case damaged(path: String)
  case foreignCheckpoint(path: String, reason: Phrase)
  case unfinished(folder: String)
  case inUse(folder: String)
  /// `now` is the key of the train step as the book and the program are now.
  case otherKey(folder: String, command: String)
}

extension HandOverError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .noJob(let folder):
      "\(folder) has no \(HandOverFolder.jobName); give the folder that 'walkthrough handover' wrote"
    case .unreadable(let path):
      "\(path) can't be read: it is damaged, or another version of walkthrough wrote it"
    case .damaged(let path):
      "\(path) is missing or isn't what the training wrote; copy the folder again"
    case .foreignCheckpoint(let path, let reason):
      "\(path) is no checkpoint of this training: \(reason)"
    case .unfinished(let folder):
      "the training in \(folder) has neither finished nor stopped: there is no result.json. Start it "
        + "again as its README.md says; it goes on from its last checkpoint"
    case .inUse(let folder):
      "\(folder) exists and isn't empty; name a new folder for the hand-over"
    case .otherKey(let folder, let command):
      "\(folder) was handed over with other code, chapters, settings or data than there are now; "
        + "take it over with the program that wrote it, where this command runs: \(command)"
    }
  }
}
