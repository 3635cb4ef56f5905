#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What Project Gutenberg puts around a book: a header, which ends with a line such as
/// `*** START OF THE PROJECT GUTENBERG EBOOK FRANKENSTEIN ***`, and a licence, which begins with
/// such a line.
struct GutenbergLicence: Hashable {
  /// The bytes of the book itself, without the blank lines around it.
  let book: Range<Int>
  /// Bytes of the header and of the licence.
  let headSize: Int
  let tailSize: Int

  /// How far from the beginning and from the end of a text a lone line is looked for. The licence
  /// has 19 kB.
  private static let reach = 1 << 16

  /// - Parameter read: called with the number of bytes after every so many.
  /// - Returns: `nil` if neither line is there.
  /// - Complexity: O(bytes), and O(1) for long texts without the lines.
  init?(of text: UnsafeBufferPointer<UInt8>, read: (_ bytes: Int) -> Void = { _ in }) {
    let head = UnsafeBufferPointer(rebasing: text.prefix(Self.reach))
    let start = Self.lines("START", in: head, read: { _ in }).first
    // With the first line, this is a book of theirs, and what follows the last line may be long.
    let tailStart = start?.upperBound ?? max(0, text.count - Self.reach)
    let tail = UnsafeBufferPointer(rebasing: text[tailStart...])
    let end = Self.lines("END", in: tail, read: read).last
    guard start != nil || end != nil else { return nil }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }
    var book = (start?.upperBound ?? 0)..<(end.map { tailStart + $0.lowerBound } ?? text.count)
    while let first = book.first, isSpace(text[first]) { book = first + 1..<book.upperBound }
    while let last = book.last, isSpace(text[last]) { book = book.lowerBound..<last }
    self.book = book
    headSize = start == nil ? 0 : book.lowerBound
    tailSize = end == nil ? 0 : text.count - book.upperBound
  }

  /// The lines with a marker: three asterisks, the word, the name of the project, and whatever
  /// follows up to the next three asterisks or, without them, to the end of the line.
  private static func lines(
    _ word: String, in text: UnsafeBufferPointer<UInt8>, read: (_ bytes: Int) -> Void
  ) -> [Range<Int>] {
    let asterisk = UInt8(ascii: "*")
    var lines: [Range<Int>] = []
    var position = 0
    while let start = text.firstIndex(of: asterisk, from: position, read: read) {
      let asterisks = text[start...].prefix { $0 == asterisk }
      position = asterisks.endIndex
      guard asterisks.count >= 3 else { continue }
      let words = text[position...].prefix(400).drop { $0 == 0x20 }
      let line = String(decoding: words, as: UTF8.self)
      guard
        ["THE", "THIS"].contains(where: { line.hasPrefix("\(word) OF \($0) PROJECT GUTENBERG") })
      else { continue }
      let rest =
        line.firstRange(of: "***").map { line[..<$0.upperBound] } ?? line.prefix { !$0.isNewline }
      position = min(text.count, words.startIndex + rest.utf8.count)
      lines.append(start..<position)
    }
    return lines
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or after an offset.
  fileprivate func firstIndex(
    of byte: UInt8, from offset: Int, read: (_ bytes: Int) -> Void
  ) -> Int? {
    guard let base = baseAddress, offset < count else { return nil }
    for start in stride(from: offset, to: count, by: 1 << 20) {
      let size = min(1 << 20, count - start)
      if let place = memchr(base + start, Int32(byte), size) {
        return UnsafeRawPointer(place) - UnsafeRawPointer(base)
      }
      read(size)
    }
    return nil
  }
}
