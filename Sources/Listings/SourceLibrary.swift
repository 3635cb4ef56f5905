/// The sources of this package, in Swift and Python, as compiled, to show in chapters and to digest.
package struct SourceLibrary: Sendable {
  /// Text by path below `Sources`, such as `Neural/LSTM.swift`.
  package let files: [String: String]

  package init(files: [String: String]) {
    self.files = files
  }

  /// The sources that this program was built from.
  package static let compiled = SourceLibrary(files: EmbeddedFiles.all)

  /// The files of one target, sorted by path, which a digest of that target covers.
  package func files(inTarget target: String) -> [(path: String, text: String)] {
    files.filter { $0.key.hasPrefix(target + "/") }
      .sorted { $0.key < $1.key }
      .map { (path: $0.key, text: $0.value) }
  }
}
