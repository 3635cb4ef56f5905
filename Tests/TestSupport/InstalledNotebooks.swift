import Foundation

/// Whether the Python with PyTorch can execute notebooks.
package enum InstalledNotebooks {
  /// Why tests that need it are left out.
  package static let advice =
    "there is no Python with torch, nbclient and ipykernel: run .ci/install-torch"

  package static let areThere: Bool = {
    guard let python = InstalledTorch.python else { return false }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      "-c",
      "import importlib.util as u, sys; "
        + "sys.exit(not all(u.find_spec(n) for n in "
        + "['torch', 'nbclient', 'nbformat', 'ipykernel', 'safetensors', 'regex']))",
    ]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
