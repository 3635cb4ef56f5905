import Wording

/// What a text is in, which decides the command that converts it.
package enum TextHolder: Hashable, Sendable {
  /// A file of its own.
  case file
  /// A file that is packed and holds nothing else.
  case packed(Packing)
  /// One of the files in an archive.
  case entry

  /// The command that writes the text in UTF-8 to a new file, or a description of it.
  func converting(_ path: String, from encoding: String) -> Phrase.Argument {
    let filter = Self.iconv(from: encoding)
    return command(filter, path, of: path.shellWord).map { .text($0) }
      ?? .phrase("unpack the archive, and use \(filter) on each file")
  }

  /// The command that writes the text without control characters to a new file, or a description of
  /// it.
  func removingControls(_ path: String) -> Phrase.Argument {
    command(Self.tr, path, of: "< " + path.shellWord).map { .text($0) }
      ?? .phrase("unpack the archive, and use \(Self.tr) on that file")
  }

  private static let tr = #"tr -d '\000-\010\016-\037\177'"#

  private static func iconv(from encoding: String) -> String { "iconv -f \(encoding) -t UTF-8" }

  /// The command that passes the text through a filter to a new file; `nil` if it is one of many.
  ///
  /// - Parameter file: the file at `path` as the filter takes it.
  private func command(_ filter: String, _ path: String, of file: String) -> String? {
    let new = ConvertedName(path: path, ending: "txt").path.shellWord
    return switch self {
    case .file: "\(filter) \(file) > \(new)"
    case .packed(let packing): "\(packing.unpacking(path)) | \(filter) > \(new)"
    case .entry: nil
    }
  }
}
