import Foundation

/// The books in this project's `chapters`, as they were when the program was built.
package enum BuiltInBooks {
  /// By name; sorted.
  package static let names = Set(EmbeddedFiles.all.keys.compactMap(name)).sorted()

  /// A book's files by path below its folder; `nil` if there is no such book.
  package static func files(of book: String) -> [String: Data]? {
    let prefix = "\(book)/"
    let files = EmbeddedFiles.all.filter { $0.key.hasPrefix(prefix) }
      .map { (String($0.key.dropFirst(prefix.count)), data($0.value, at: $0.key)) }
    return files.isEmpty ? nil : Dictionary(uniqueKeysWithValues: files)
  }

  /// What is no text is embedded as Base64: in a book, pictures other than drawings.
  private static func data(_ text: String, at path: String) -> Data {
    let endings = [".png", ".jpg", ".jpeg", ".webp"]
    let isPicture = endings.contains(where: path.lowercased().hasSuffix)
    return (isPicture ? Data(base64Encoded: text) : nil) ?? Data(text.utf8)
  }

  private static func name(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : nil
  }
}
