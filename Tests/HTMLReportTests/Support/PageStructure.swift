import Foundation

/// The tags of a page, to check whether text has become markup.
struct PageStructure {
  private static let void: Set<String> = [
    "meta", "link", "br", "wbr", "input", "hr", "img", "!doctype",
  ]

  /// The contents of each `<…>`, in order.
  let tags: [String]

  /// Reads tags as a browser does: a `>` in quotes doesn't end one.
  init(_ page: String) {
    var tags: [String] = []
    let bytes = Array(page.utf8)
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), Self.opensTag(bytes[index + 1]) else {
        index += 1
        continue
      }
      var end = index + 1
      var quote: UInt8?
      while end < bytes.count, quote != nil || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == quote {
          quote = nil
        } else if quote == nil, bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: "'")
        {
          quote = bytes[end]
        }
        end += 1
      }
      tags.append(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
      index = end + 1
      // The contents of these two are not markup; only their end is a tag.
      if tags.last == "style" || tags.last == "script" {
        while index + 1 < bytes.count, !Self.opensClosingTag(bytes, index) { index += 1 }
      }
    }
    self.tags = tags
  }

  /// The names of all elements, in lowercase.
  var names: Set<String> { Set(Set(tags).map(Self.name)) }

  /// The names of all attributes.
  var attributes: Set<String> {
    // Remove quoted values first, which leaves the names.
    Set(
      Set(tags).flatMap { tag in
        tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset.isMultiple(of: 2) }
          .flatMap { $0.element.split { $0.isWhitespace || $0 == "=" || $0 == "/" } }
          .map(String.init)
      })
  }

  /// The values of one attribute, in order.
  func values(of attribute: String) -> [String] {
    tags.compactMap { tag in
      let parts = tag.components(separatedBy: " \(attribute)=\"")
      return parts.count > 1 ? parts[1].components(separatedBy: "\"")[0] : nil
    }
  }

  /// The first tag that closes an element other than the open one; `nil` if there is none.
  var firstMismatch: String? {
    var open: [String] = []
    for tag in tags where !tag.hasSuffix("/") {
      let name = Self.name(of: tag)
      if Self.void.contains(name) { continue }
      if !tag.hasPrefix("/") {
        open.append(name)
      } else if open.popLast() != name {
        return "</\(name)> after \(open.suffix(5))"
      }
    }
    return open.isEmpty ? nil : "never closed: \(open)"
  }

  private static func opensTag(_ byte: UInt8) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return letters.contains(byte | 0x20) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
  }

  private static func opensClosingTag(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/")
  }

  private static func name(of tag: String) -> String {
    tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
  }
}
