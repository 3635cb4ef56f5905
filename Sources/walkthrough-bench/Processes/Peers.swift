import Foundation

/// PyTorch on the same machine, doing the same work.
struct Peers {
  enum Variant: String, Codable, CaseIterable {
    case installed = "PyTorch as installed"
    case tuned = "PyTorch with malloc tuned"

    /// Keeps glibc from returning memory to the system after every step.
    var environment: [String: String] {
      switch self {
      case .installed: [:]
      case .tuned:
        [
          "MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "8589934592",
          "MALLOC_TOP_PAD_": "1073741824",
        ]
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

  /// The targets per second that PyTorch processes, in a new process.
  func tokensPerSecond(_ variant: Variant, _ arguments: [String]) throws -> Double {
    let printed = try Child.output(
      of: python, [script.path] + arguments + ["--threads", "\(threads)"],
      environment: variant.environment)
    guard let rate = Double(printed.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Problem("\(script.lastPathComponent) printed no number: \(printed)")
    }
    return rate
  }
}
