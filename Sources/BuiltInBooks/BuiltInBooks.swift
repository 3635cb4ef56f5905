/// The books in this project's `chapters`, as they were when the program was built.
package enum BuiltInBooks {
  /// By name; sorted.
  package static let names = Set(EmbeddedFiles.all.keys.compactMap(name)).sorted()

  /// The texts of a book's files by path below its folder; `nil` if there is no such book.
  package static func files(of book: String) -> [String: String]? {
    let prefix = "\(book)/"
    let files = EmbeddedFiles.all.filter { $0.key.hasPrefix(prefix) }
      .map { (String($0.key.dropFirst(prefix.count)), $0.value) }
    return files.isEmpty ? nil : Dictionary(uniqueKeysWithValues: files)
  }

  private static func name(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : nil
  }
}
