import Foundation

/// How a file of data is divided into documents.
package enum DataFormat: String, Codable, CaseIterable, Sendable {
  /// As the name and the first bytes suggest.
  case automatic
  /// One text, or one for each piece between separators.
  case text
  /// One document a line.
  case lines
  /// A table with commas or semicolons, a document in each row.
  case csv
  /// A table with tabs.
  case tsv
  /// A JSON object a line, a document in each.
  case jsonLines

  /// The endings that say what is in a file, whatever it is compressed with.
  private static let endings: [String: DataFormat] = [
    "csv": .csv, "tsv": .tsv, "tab": .tsv, "jsonl": .jsonLines, "ndjson": .jsonLines,
  ]
  private static let compressions = ["gz", "bz2", "xz", "zst", "z"]

  /// The format that a file's name states; `nil` for a name that leaves it open.
  init?(fileName: String) {
    var parts = fileName.lowercased().split(separator: ".")
    if let last = parts.last, Self.compressions.contains(String(last)) { parts.removeLast() }
    guard parts.count > 1 || fileName.hasPrefix("."), let ending = parts.last,
      let format = Self.endings[String(ending)]
    else { return nil }
    self = format
  }

  /// The format to read a file in.
  ///
  /// - Parameter start: the first bytes of the file.
  func resolved(fileName: String, start: UnsafeRawBufferPointer) -> DataFormat {
    guard self == .automatic else { return self }
    if let format = DataFormat(fileName: fileName) { return format }
    return Self.beginsWithObjects(start) ? .jsonLines : TableHeading.format(of: start) ?? .text
  }

  /// Whether the first line is a JSON object, and another one follows.
  private static func beginsWithObjects(_ start: UnsafeRawBufferPointer) -> Bool {
    guard start.first == UInt8(ascii: "{"),
      let end = start.firstIndex(of: UInt8(ascii: "\n")),
      start[end...].first(where: { !$0.isASCIISpace }) == UInt8(ascii: "{")
    else { return false }
    var scanner = JSONLineScanner(Array(start[..<end]))
    return (try? scanner.fields()) != nil
  }
}
