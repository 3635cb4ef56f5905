/// What the name of a file in a folder or an archive says about it.
struct TextFileName {
  /// Endings of files that are always read: what is wrong with their text is then an error, and no
  /// reason to skip them.
  private static let textEndings: Set<String> = ["txt", "text", "md", "markdown", "tokens"]

  /// The path within the folder or archive.
  let path: String

  /// Whether some part of the path begins with a dot, as files do that a system keeps for itself.
  var isHidden: Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  /// Whether the file has texts, whatever its contents look like.
  var isText: Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if DataFormat(fileName: name) != nil { return true }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return Self.textEndings.contains(name[name.index(after: dot)...].lowercased())
  }
}
