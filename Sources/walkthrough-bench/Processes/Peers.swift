import Foundation

/// PyTorch on the same machine, doing the same work.
struct Peers {
  /// What its users do to make it faster, each with what the one before has.
  enum Variant: String, Codable, CaseIterable {
    case installed = "as installed"
    case tuned = "malloc tuned"
    case fused = "fused Adam"
    case linear = "linear_cross_entropy"
    case bfloat16 = "bfloat16"

    /// Whether its products have the precision of ours.
    var isFloat32: Bool { self != .bfloat16 }

    /// Keeps glibc from returning memory to the system after every step.
    fileprivate var environment: [String: String] {
      guard self != .installed else { return [:] }
      return [
        "MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "8589934592",
        "MALLOC_TOP_PAD_": "1073741824",
      ]
    }

    fileprivate var arguments: [String] {
      switch self {
      case .installed, .tuned: []
      case .fused: ["--fused"]
      case .linear: ["--fused", "--linear"]
      case .bfloat16: ["--fused", "--bfloat16"]
      }
    }
  }

  private let python: URL
  private let script: URL
  private let threads: Int

  init(python path: String, _ bench: Bench) throws {
    python = URL(filePath: path)
    script = bench.root.appending(path: "Tests/Reference/peers.py")
    threads = bench.threads
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Problem("there is no Python at \(path); name one with --peers")
    }
  }

  /// The version of PyTorch.
  ///
  /// - Throws: `Problem` if this Python has none.
  func describe() throws -> String {
    do {
      return try Child.output(of: python, [script.path, "version"])
        .trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      throw Problem("\(python.path) has no PyTorch; install it, or name another with --peers")
    }
  }

  /// The targets per second that PyTorch processes, in a new process; `nil` if this release or this
  /// processor lacks what the variant needs.
  func tokensPerSecond(_ variant: Variant, _ arguments: [String]) throws -> Double? {
    let printed = try Child.output(
      of: python, [script.path] + arguments + variant.arguments + ["--threads", "\(threads)"],
      environment: variant.environment
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    if printed == Self.lacking { return nil }
    guard let rate = Double(printed) else {
      throw Problem("\(script.lastPathComponent) printed no number: \(printed)")
    }
    return rate
  }

  /// What the script prints if it can't do a variant here.
  private static let lacking = "lacking"
}
