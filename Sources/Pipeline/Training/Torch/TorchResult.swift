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
  var problem: StepProblem {
    switch kind {
    case .problem?: StepProblem(told)
    case .diverged?: StepProblem(divergence)
    case .error?, nil: StepProblem(exception)
    }
  }

  private var divergence: Phrase {
    message.flatMap(DivergencePoint.init)?.phrase ?? "\(told). \(DivergencePoint.remedy)"
  }

  private var exception: Phrase {
    let process: Phrase =
      if let host {
        "process \(plain: rank ?? 0) on \(host)"
      } else {
        "process \(plain: rank ?? 0)"
      }
    let exception: Phrase =
      if let place {
        "PyTorch failed in \(process): \(told) (\(place))"
      } else {
        "PyTorch failed in \(process): \(told)"
      }
    return Self.hint(for: told.description).map { "\(exception). \($0)" } ?? exception
  }

  /// The innermost line of the script in the traceback, such as "train.py, line 123, in step".
  private var place: String? {
    let lines = (traceback ?? "").split(separator: "\n")
    let calls = lines.filter { $0.contains("File \"") && $0.contains(HandOverFolder.scriptName) }
    guard let call = calls.last, let comma = call.firstIndex(of: ",") else { return nil }
    return HandOverFolder.scriptName + call[comma...]
  }

  /// The first line of the message, and no more of it than a person would read.
  private var told: Phrase {
    guard let message else { return "unknown reasons" }
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    return Phrase(line.count > 400 ? line.prefix(400) + "…" : line)
  }

  private static func hint(for message: String) -> Phrase? {
    if says(message, memoryErrors) {
      return "Try a smaller loader.batchSize, or fewer --ranks on this machine"
    }
    if says(message, connectionErrors) {
      return "Another process ended without a word, as when memory runs out; try fewer --ranks"
    }
    return nil
  }

  private static let memoryErrors = ["out of memory", "can't allocate memory"]
  private static let connectionErrors = ["connection closed by peer", "connection reset"]

  private static func says(_ message: String, _ errors: [String]) -> Bool {
    errors.contains(where: message.lowercased().contains)
  }
}
