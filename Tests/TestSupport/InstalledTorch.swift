import Foundation

/// The Python with PyTorch that `.ci/install-torch` installs, if it is there.
package enum InstalledTorch {
  /// Why tests that need it are left out.
  package static let advice =
    "PyTorch isn't installed: run .ci/install-torch, or set PYTHON_TORCH to a Python that has it"

  /// Its path; `nil` if there is none.
  package static let python: String? = {
    let installed = URL(filePath: #filePath).appending(path: "../../../.ci/.venv-torch/bin/python")
    let given = ProcessInfo.processInfo.environment["PYTHON_TORCH"]
    let paths: [String] = [given, installed.standardized.path].compactMap { $0 }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  package static var isThere: Bool { python != nil }
}
