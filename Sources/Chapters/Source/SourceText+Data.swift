import Foundation

extension SourceText {
  /// Decodes the bytes of a text file. A leading byte order mark is not part of the text.
  ///
  /// - Throws: `Diagnostic` at the first byte that is not UTF-8, and at a NUL.
  init(file: String, data: Data) throws(Diagnostic) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.init(file: file, text: data.starts(with: mark) ? data.dropFirst(3) : data)
    if let offset = bytes.firstIndex(of: 0) {
      throw Diagnostic(
        at: location(at: offset), "the file contains a NUL character; save it as plain UTF-8 text")
    }
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    for line in lines {
      let raw = bytes[line.range]
      let repaired = String(decoding: raw, as: UTF8.self).utf8
      guard let column = zip(raw, repaired).enumerated().first(where: { $1.0 != $1.1 })?.offset
      else { continue }
      throw Diagnostic(
        at: location(at: line.range.lowerBound + column),
        "the file is not UTF-8 here; save it in that encoding")
    }
  }
}
