import Checksums
import Files
import Foundation
import Wording

/// A file named in a setting or on the command line.
struct InputFile {
  let url: URL

  /// - Parameter folder: what a relative path starts from.
  init(_ path: String, from folder: URL) {
    let path = NSString(string: path).expandingTildeInPath
    url = path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
  }

  /// - Throws: `InputFileError`.
  func contents() throws(InputFileError) -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw InputFileError(problem: "there is no such file")
    }
    guard !isFolder.boolValue else { throw InputFileError(problem: "it is a folder") }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw InputFileError(problem: "it can't be read: \(AtomicFile.reason(error))")
    }
  }

  /// SHA-256 of the contents; "missing" where they can't be read, which the step itself reports.
  var digest: String { (try? contents()).map { SHA256.hex(of: $0) } ?? "missing" }
}

/// Why a file can't be read, as the end of a sentence that names it.
struct InputFileError: Error, Hashable {
  let problem: Phrase
}
