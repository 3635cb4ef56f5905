import Foundation

/// One text in one file, such as a novel: a single training document, no test split.
struct TextFile {
  let path: String

  /// - Throws: `CorpusError` if the file is unreadable, empty, too large or not UTF-8; what
  ///   `progress` throws.
  func read(
    options: ReadOptions, limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> Corpus {
    var file = try open(limits)
    let name = URL(filePath: path).lastPathComponent
    var builder = DocumentsBuilder(invalidText: options.invalidText)
    builder.reserveCapacity(documents: 1, bytes: file.size)
    try file.forEachBlock(progress: progress) { try builder.append($0, path: path) }
    try builder.finishDocument(name: name, path: path)
    let replaced = builder.replacedCharacters
    return Corpus(
      train: builder.finish(), test: nil, description: "One text, from \(name)",
      replacedCharacters: replaced)
  }

  /// SHA-256 of the file.
  ///
  /// - Throws: `CorpusError`, and what `progress` throws.
  func digest(limits: DataLimits, progress: ReadProgress.Handler) throws -> String {
    var file = try open(limits)
    return try file.digest(progress: progress)
  }

  private func open(_ limits: DataLimits) throws(CorpusError) -> DataFile {
    let file = try DataFile(path: path)
    guard file.size > 0 else { throw CorpusError.emptyFile(path: path) }
    try limits.check(.text, found: file.size, path: path)
    return file
  }
}
