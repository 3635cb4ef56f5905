import Foundation

/// Whether the Python with PyTorch can execute notebooks.
package enum InstalledNotebooks {
  /// Why tests that need it are left out.
  package static let advice =
    "there is no Python with torch, nbclient and ipykernel: run .ci/install-torch"

  package static let areThere = find([
    "torch", "nbclient", "nbformat", "ipykernel", "safetensors", "regex",
  ])

  /// Whether PyICU is there as well, which finds words in notebooks that need a dictionary.
  package static let findWords = areThere && find(["icu"])

  private static func find(_ modules: [String]) -> Bool {
    guard let python = InstalledTorch.python else { return false }
    let process = Process()
    process.executableURL = URL(filePath: python)
    let code =
      "import importlib.util as u, sys; sys.exit(not all(u.find_spec(n) for n in sys.argv[1:]))"
    process.arguments = ["-c", code] + modules
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
