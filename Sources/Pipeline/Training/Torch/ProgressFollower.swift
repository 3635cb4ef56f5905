import Foundation

/// Reads a file of JSON lines while another process adds to it.
struct ProgressFollower {
  /// What the script reports: a step, the end of an epoch, a checkpoint, or which engine it is.
  struct Line: Decodable {
    let step: Int?
    let epoch: Int?
    let loss: Double?
    /// The targets of all steps so far.
    let done: Int?
    let checkpoint: String?
  }

  private let file: URL
  private var offset: UInt64 = 0

  init(_ file: URL) { self.file = file }

  /// The complete lines since the last call. One that can't be read is left out.
  mutating func newLines() -> [Line] {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return [] }
    defer { try? handle.close() }
    guard (try? handle.seek(toOffset: offset)) != nil,
      let data = try? handle.readToEnd(), let end = data.lastIndex(of: UInt8(ascii: "\n"))
    else { return [] }
    offset += UInt64(end - data.startIndex + 1)
    let decoder = JSONDecoder()
    return data[...end].split(separator: UInt8(ascii: "\n")).compactMap {
      try? decoder.decode(Line.self, from: $0)
    }
  }
}
