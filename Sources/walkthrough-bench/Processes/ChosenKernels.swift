import Foundation

/// The kernels that libraries choose on this machine.
///
/// A variable that makes OpenBLAS take others holds for all that starts here, PyTorch included: what
/// is measured wouldn't be what a user of this machine gets.
enum ChosenKernels {
  private static let variables = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"]

  /// Starts this program anew without such variables, since OpenBLAS reads them when it is loaded.
  static func restore() {
    let found = variables.filter { getenv($0) != nil }
    guard !found.isEmpty else { return }
    for name in found { unsetenv(name) }
    let note = "note: measured without \(found.joined(separator: " and ")), which most users lack\n"
    FileHandle.standardError.write(Data(note.utf8))
    let arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    execv(Child.itself.path, arguments)
  }
}
