/// The head of an HTTP request, as far as the server of a page needs it.
///
/// Source: RFC 9112, sections 3 and 5.
package struct PageRequest: Hashable, Sendable {
  package let method: String
  /// As it was sent, neither decoded nor resolved.
  package let target: String
  package let host: String?

  /// The end of a head.
  static let end = Array("\r\n\r\n".utf8)

  /// Parses a request line and headers, without the empty line that ends them.
  ///
  /// - Returns: `nil` if this is not a request, or names two hosts.
  package init?(head: ArraySlice<UInt8>) {
    var lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line in line.last == UInt8(ascii: "\r") ? line.dropLast() : line }
    let words = lines.removeFirst()
      .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), !words[0].isEmpty else { return nil }
    (method, target) = (words[0], words[1])

    var hosts: [String] = []
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
        return nil
      }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[colon...].dropFirst().drop { " \t".utf8.contains($0) }
      if name == "host" { hosts.append(String(decoding: value, as: UTF8.self)) }
    }
    guard hosts.count <= 1 else { return nil }
    host = hosts.first
  }
}
