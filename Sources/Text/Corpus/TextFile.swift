import Foundation

/// One text in one file, such as a novel: a single training document, no test split.
struct TextFile {
  /// Far beyond any book, and far below the memory of any machine.
  static let largestSize = 1 << 30

  let path: String

  /// - Throws: `CorpusError` if the file is unreadable, empty, too large or not UTF-8.
  func read(options: ReadOptions, progress: ReadProgress.Handler) throws -> Corpus {
    let size = try FileStatus(path: path).size
    guard size > 0 else { throw CorpusError.emptyFile(path: path) }
    guard size <= Self.largestSize else {
      throw CorpusError.tooLarge(path: path, entry: nil, limit: Self.largestSize)
    }
    try progress(ReadProgress(unit: .bytes, done: 0, total: size))
    let name = URL(filePath: path).lastPathComponent
    var builder = DocumentsBuilder(invalidText: options.invalidText)
    try builder.append(contentsOfFile(at: path)[...], name: name, path: path)
    try progress(ReadProgress(unit: .bytes, done: size, total: size))
    return Corpus(
      train: builder.documents, test: nil, description: "One text, from \(name)",
      replacedCharacters: builder.replacedCharacters)
  }
}
