import Foundation

/// All bytes of a file.
///
/// - Throws: `CorpusError.unreadable`.
func contentsOfFile(at path: String) throws -> [UInt8] {
  do {
    return Array(try Data(contentsOf: URL(filePath: path)))
  } catch {
    throw CorpusError.unreadable(path: path, reason: error.localizedDescription)
  }
}
