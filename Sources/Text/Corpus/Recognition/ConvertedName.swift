import Foundation

/// A name for the file that a conversion writes: beside the original, and never the original's.
struct ConvertedName {
  let path: String

  /// - Parameter ending: the new file's ending, without a point.
  init(path original: String, ending: String) {
    let url = URL(filePath: original)
    let folder = original.contains("/") ? (original as NSString).deletingLastPathComponent : ""
    var stem = url.deletingPathExtension().lastPathComponent
    // "novel.txt.gz" has two.
    if ["txt", "tar", "csv", "html"].contains((stem as NSString).pathExtension.lowercased()) {
      stem = (stem as NSString).deletingPathExtension
    }
    var name = "\(stem).\(ending)"
    if name == url.lastPathComponent { name = "\(stem)-utf8.\(ending)" }
    path = folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }
}
