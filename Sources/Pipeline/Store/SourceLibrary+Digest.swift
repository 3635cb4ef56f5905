import Checksums
import Listings

extension SourceLibrary {
  /// SHA-256 of the paths and contents of all files below the given paths.
  package func digest(of prefixes: [String]) -> String {
    var hash = SHA256()
    for (path, text) in files.sorted(by: { $0.key < $1.key })
    where prefixes.contains(where: path.hasPrefix) {
      hash.update("\(path)\n\(text.utf8.count)\n\(text)")
    }
    return hash.finish()
  }
}
