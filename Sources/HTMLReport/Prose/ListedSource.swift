import Listings

/// Source as the page shows it: the text, and the number of its first line in the file.
struct ListedSource: Hashable {
  var text: String
  var firstLine: Int
}

extension SourceLibrary {
  /// The part of a file that stands between `// snippet.NAME` and `// snippet.end`, or the whole
  /// file; `nil` where this library lacks it.
  func source(path: String, part: String?) -> ListedSource? {
    guard let file = files[path] else { return nil }
    guard let part else { return ListedSource(text: file, firstLine: 1) }
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    let names = lines.map { String($0).trimmed }
    guard
      let start = names.firstIndex(of: "// snippet.\(part)"),
      let end = names[start...].firstIndex(of: "// snippet.end")
    else { return nil }
    let inside = lines[(start + 1)..<end]
    let indent =
      inside.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return ListedSource(
      text: inside.map { $0.dropFirst(indent) }.joined(separator: "\n"), firstLine: start + 2)
  }
}
