/// Checks the addresses of links and pictures.
enum LinkTarget {
  private static let linkSchemes = ["http", "https", "mailto"]

  /// Why a link may not lead to `destination`; `nil` where it may.
  ///
  /// Allowed are http, https, mailto, fragments of the same page (`#`) and relative paths.
  static func problem(ofLink destination: String) -> String? {
    if let problem = problem(of: destination) { return problem }
    guard let scheme = scheme(of: Array(destination.utf8)), !linkSchemes.contains(scheme) else {
      return nil
    }
    return "addresses that begin with '\(scheme):' are not allowed here; "
      + "use \(linkSchemes.joined(separator: ", ")) or a path relative to the chapter"
  }

  /// Why a picture may not come from `source`; `nil` where it may.
  static func problem(ofPicture source: String) -> String? {
    if let problem = problem(of: source) { return problem }
    guard scheme(of: Array(source.utf8)) != nil else { return nil }
    return "the page is complete by itself and loads no picture from elsewhere; put the file into "
      + "the book's folder and write its path, such as figures/plot.svg"
  }

  /// The name in `#figure:name`; `nil` for any other address.
  static func figure(of destination: String) -> String? {
    let prefix = "#figure:"
    return destination.hasPrefix(prefix) ? String(destination.dropFirst(prefix.count)) : nil
  }

  private static func problem(of target: String) -> String? {
    let bytes = Array(target.utf8)
    if bytes.isEmpty { return "the link has no address; write one" }
    // Browsers drop control characters and turn backslashes into slashes; reject both, so that the
    // address checked is the one they open.
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == Ascii.backslash }) {
      return "the address contains a control character or a backslash; remove it"
    }
    if bytes[0] == Ascii.space { return "the address begins with a space; remove it" }
    if target.hasPrefix("//") { return "the address has no scheme; write https:\(target)" }
    return nil
  }

  /// The scheme in lowercase: the word before the first colon, unless a path begins before it.
  private static func scheme(of bytes: [UInt8]) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      !bytes[..<colon].contains(where: { "/?#".utf8.contains($0) })
    else { return nil }
    return String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
  }
}
