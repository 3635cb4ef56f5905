import Checksums
import Foundation

extension URL {
  /// The file at a path of a setting: from this folder on, unless the path says where it starts.
  func resolving(_ path: String) -> URL {
    let path = NSString(string: path).expandingTildeInPath
    return path.hasPrefix("/") ? URL(filePath: path) : appending(path: path)
  }
}

/// A file that a step reads beside the texts.
enum InputFile {
  /// SHA-256 of what is there; "missing" where nothing can be read, which the step itself will tell.
  static func digest(_ path: String, root: URL) -> String {
    guard let data = try? Data(contentsOf: root.resolving(path), options: .mappedIfSafe) else {
      return "missing"
    }
    return SHA256.hex(of: data)
  }
}
