/// Why a folder or a file is left alone: it isn't this program's.
package enum OwnershipError: Error, Hashable {
  /// A folder that holds foreign files and no marker.
  case foreignFolder(path: String, examples: [String], advice: String)
  /// A file in one of this program's folders that it did not write.
  case foreignFile(path: String)
  case notAFolder(path: String)
  /// A link inside one of this program's folders that leads out of it.
  case link(path: String)
  case badMarker(path: String)
  case laterVersion(path: String)
}

extension OwnershipError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .foreignFolder(let path, let examples, let advice):
      "\(path) holds files that walkthrough did not write, such as \(Self.list(examples)), so the "
        + "folder is left alone. \(advice)"
    case .foreignFile(let path):
      "\(path) was not written by walkthrough, so it is left alone. Move it away, or choose another "
        + "name with --as or another folder with --output"
    case .notAFolder(let path):
      "\(path) is not a folder. Move it away, or choose another folder"
    case .link(let path):
      "\(path) is a link, and nothing is written or removed through it. Put a folder in its place, "
        + "or choose another folder"
    case .badMarker(let path):
      "\(path), which lists the files that walkthrough wrote, can't be read or belongs to another "
        + "kind of folder, so the folder is left alone. Choose another folder"
    case .laterVersion(let path):
      "\(path) comes from a later version of walkthrough, so the folder is left alone. Update "
        + "walkthrough, or choose another folder"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  }
}
