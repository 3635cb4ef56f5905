/// The root element of an SVG file, which decides whether a browser shows the file as a picture.
///
/// Everything after it is left to the browser, which runs no script of a picture and loads nothing
/// for it.
struct SVGRoot {
  struct Problem: Error {
    let message: String
  }

  private(set) var attributes: [String: String] = [:]

  /// Whether a file begins like XML, with a root element called `svg`.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    guard let start = startOfRoot(in: bytes) else { return false }
    let name = bytes[(start + 1)...].prefix { !$0.isBlank && !"/>\n\r".utf8.contains($0) }
    return name.split(separator: UInt8(ascii: ":")).last?.elementsEqual("svg".utf8) == true
  }

  /// - Throws: `Problem` if the root element is cut off or lacks what makes a browser show it.
  init(_ bytes: [UInt8]) throws(Problem) {
    guard let start = Self.startOfRoot(in: bytes),
      let tag = Self.tag(in: bytes, from: start)
    else { throw Problem(message: "its <svg …> has no end; export it again") }
    attributes = Self.attributes(of: tag)
    let namespace = "http://www.w3.org/2000/svg"
    guard attributes.contains(where: { $0.key.hasPrefix("xmlns") && $0.value == namespace }) else {
      throw Problem(message: "it has no namespace; write <svg xmlns=\"\(namespace)\" …>")
    }
  }

  /// From `width` and `height`, or else `viewBox`.
  var size: PictureSize? {
    if let width = Self.pixels(attributes["width"]), let height = Self.pixels(attributes["height"])
    {
      return PictureSize(width: width, height: height)
    }
    let box = (attributes["viewBox"] ?? "").split { $0 == " " || $0 == "," }
    guard box.count == 4, let width = Self.pixels(String(box[2])),
      let height = Self.pixels(String(box[3]))
    else { return nil }
    return PictureSize(width: width, height: height)
  }

  /// A number, with or without `px`; `nil` for other units, whose size isn't in pixels.
  private static func pixels(_ text: String?) -> Int? {
    guard let text, let number = Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text),
      (1...100_000).contains(number)
    else { return nil }
    return Int(number.rounded())
  }

  /// The index of the root's `<`, after the declaration, comments and the document type.
  private static func startOfRoot(in bytes: [UInt8]) -> Int? {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while true {
      while index < bytes.count, bytes[index].isBlank || "\n\r".utf8.contains(bytes[index]) {
        index += 1
      }
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "<") else { return nil }
      let rest = bytes[index...]
      let end: Int?
      if rest.starts(with: "<!--".utf8) {
        end = self.end(of: "-->", in: bytes, from: index + 4)
      } else if rest.starts(with: "<?".utf8) {
        end = self.end(of: "?>", in: bytes, from: index + 2)
      } else if rest.starts(with: "<!".utf8) {
        end = endOfDocumentType(in: bytes, from: index + 2)
      } else {
        return index
      }
      guard let end else { return nil }
      index = end
    }
  }

  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index...].starts(with: mark) { return index + mark.count }
      index += 1
    }
    return nil
  }

  /// Entities in brackets may contain `>`.
  private static func endOfDocumentType(in bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    for index in bytes.indices[min(start, bytes.count)...] {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return index + 1
      default: break
      }
    }
    return nil
  }

  /// The tag without its brackets; a `>` within quotes belongs to it.
  private static func tag(in bytes: [UInt8], from start: Int) -> String? {
    var quote: UInt8?
    for index in bytes.indices[(start + 1)...] {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
      }
    }
    return nil
  }

  private static func attributes(of tag: String) -> [String: String] {
    var attributes: [String: String] = [:]
    for match in tag.matches(of: /([A-Za-z][A-Za-z0-9:_.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/) {
      attributes[String(match.1)] = String(match.2 ?? match.3 ?? "")
    }
    return attributes
  }
}
