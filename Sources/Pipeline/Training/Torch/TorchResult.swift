import Foundation
import Record
import Wording

/// The content of `result.json`, which a training writes last.
struct TorchResult: Codable {
  enum Outcome: String, Codable { case done, stopped, failed }

  enum Kind: String, Codable {
    /// The message says it all.
    case problem
    case diverged
    /// An exception that the script doesn't expect.
    case error
  }

  var schema: Int
  var outcome: Outcome
  var key: String?
  /// The last checkpoint, as a path in the folder.
  var checkpoint: String?
  var digests: [String: String]?
  var engines: [TrainingEngine]?

  /// What failed, on which process and host.
  var kind: Kind?
  var message: String?
  var rank: Int?
  var host: String?
  var traceback: String?
}

extension TorchResult {
  /// Why a training failed, shortened to what a person needs.
  func problem(remedy: Phrase) -> StepProblem {
    let message = Self.shortened(message ?? "unknown reasons")
    switch kind {
    case .problem?: return StepProblem(english: message)
    case .diverged?: return StepProblem("\(message). \(remedy)")
    case .error?, nil:
      return StepProblem(
        english:
          "PyTorch failed in process \(rank ?? 0)\(host.map { " on \($0)" } ?? ""): \(message)"
          + (place.map { " (\($0))" } ?? "") + (Self.hint(for: message).map { ". \($0)" } ?? ""))
    }
  }

  /// The innermost line of the script in the traceback, such as "train.py, line 123, in step".
  private var place: String? {
    let lines = (traceback ?? "").split(separator: "\n")
    let calls = lines.filter { $0.contains("File \"") && $0.contains(HandOverFolder.scriptName) }
    guard let call = calls.last, let comma = call.firstIndex(of: ",") else { return nil }
    return HandOverFolder.scriptName + call[comma...]
  }

  /// The first line, and no more of it than a person would read.
  private static func shortened(_ message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    return line.count > 400 ? line.prefix(400) + "…" : line
  }

  private static func hint(for message: String) -> String? {
    let text = message.lowercased()
    if text.contains("out of memory") || text.contains("can't allocate memory") {
      return "Try a smaller loader.batchSize, or fewer --ranks on this machine"
    }
    if text.contains("connection closed by peer") || text.contains("connection reset") {
      return "Another process ended without a word, as when memory runs out; try fewer --ranks"
    }
    return nil
  }
}
