import Chapters

/// Resolves the links of chapters to addresses on the page.
struct LinkTarget {
  /// The id of each chapter by its file name, such as `train` for `07-train.md`.
  private let idsByFile: [String: String]

  init(book: Book) {
    idsByFile = Dictionary(
      book.chapters.map { (Self.lastComponent($0.file), $0.cell.identifier) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The address of a link; `nil` where a self-contained page has no target for it.
  ///
  /// - Parameter chapter: The id of the chapter that holds the link.
  func address(of destination: String, in chapter: String) -> String? {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    let fragment = parts.count > 1 ? String(parts[1]) : ""
    if Self.isExternal(destination) { return destination }
    guard !path.contains(":") else { return nil }
    if path.isEmpty { return fragment.isEmpty ? nil : "#\(chapter)-\(fragment)" }
    if let page = Self.pageOfAnotherBook(path) {
      return fragment.isEmpty ? page : "\(page)-\(fragment)"
    }
    let file = Self.lastComponent(path)
    if file == "README.md" { return "#top" }
    if file == "APPENDIX.md" { return "#appendix" }
    if file == "GLOSSARY.md" { return "#terms" }
    guard let id = idsByFile[file] else { return nil }
    return fragment.isEmpty ? "#\(id)" : "#\(id)-\(fragment)"
  }

  /// The address of `../imdb/07-train.md`: that chapter on the page of that book's run, in a folder
  /// next to this run's; `nil` for any other path.
  private static func pageOfAnotherBook(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "..",
      parts[1].wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.-]*/) != nil
    else { return nil }
    if parts[2] == "README.md" { return "../\(parts[1])/report.html#top" }
    if parts[2] == "APPENDIX.md" { return "../\(parts[1])/report.html#appendix" }
    guard let chapter = parts[2].wholeMatch(of: /[0-9]{2}-([a-z]+)\.md/) else { return nil }
    return "../\(parts[1])/report.html#\(chapter.1)"
  }

  /// Whether the address may lead out of the page. `javascript:` may not.
  static func isExternal(_ destination: String) -> Bool {
    ["https://", "http://", "mailto:"].contains { destination.lowercased().hasPrefix($0) }
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
