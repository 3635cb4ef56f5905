/// What a text is in, which decides the command that converts it.
package enum TextHolder: Hashable, Sendable {
  /// A file of its own.
  case file
  /// A file that is packed and holds nothing else.
  case packed(Packing)
  /// One of the files in an archive.
  case entry

  /// The command that writes the text in UTF-8 to a new file, or a description of it.
  func converting(_ path: String, from encoding: String) -> String {
    let command = "iconv -f \(encoding) -t UTF-8"
    let new = ConvertedName(path: path, ending: "txt").path.shellWord
    return switch self {
    case .file: "\(command) \(path.shellWord) > \(new)"
    case .packed(let packing): "\(packing.unpacking(path)) | \(command) > \(new)"
    case .entry: "unpack the archive, and use \(command) on each file"
    }
  }

  /// The command that writes the text without control characters to a new file, or a description of
  /// it.
  func removingControls(_ path: String) -> String {
    let command = #"tr -d '\000-\010\016-\037\177'"#
    let new = ConvertedName(path: path, ending: "txt").path.shellWord
    return switch self {
    case .file: "\(command) < \(path.shellWord) > \(new)"
    case .packed(let packing): "\(packing.unpacking(path)) | \(command) > \(new)"
    case .entry: "unpack the archive, and use \(command) on that file"
    }
  }
}
