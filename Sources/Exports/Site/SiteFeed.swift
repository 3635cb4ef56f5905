import Checksums
import Drawings
import Foundation

/// The changes of a site as an Atom feed: an entry for each run, newer whenever the run is.
///
/// Source: RFC 4287.
struct SiteFeed {
  struct Entry {
    let run: String
    let title: String
    let summary: String
    /// Relative to the site.
    let address: String
    let updated: Date
  }

  let id: String
  let title: String
  /// The site's address, with a slash at its end; `nil` if links are to stay relative.
  let base: String?
  let entries: [Entry]

  var xml: String {
    let newest = entries.map(\.updated).max() ?? Date(timeIntervalSince1970: 0)
    let links =
      "<link href=\"\(CleanText.escaped(base ?? "./"))\"/>\n"
      + "<link rel=\"self\" href=\"\(CleanText.escaped((base ?? "") + "feed.xml"))\"/>"
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>\(CleanText.escaped(id))</id>
      <title>\(CleanText.escaped(title))</title>
      <updated>\(Self.time(newest))</updated>
      <author><name>walkthrough</name></author>
      \(links)
      \(entries.sorted { ($0.updated, $1.run) > ($1.updated, $0.run) }.map(xml).joined(separator: "\n"))
      </feed>

      """
  }

  private func xml(_ entry: Entry) -> String {
    """
    <entry>
    <id>\(Self.id(of: entry.run, in: id))</id>
    <title>\(CleanText.escaped(entry.title))</title>
    <updated>\(Self.time(entry.updated))</updated>
    <link href="\(CleanText.escaped((base ?? "") + entry.address))"/>
    <summary>\(CleanText.escaped(entry.summary))</summary>
    </entry>
    """
  }

  /// The id of a feed that was written before; `nil` if this is none of ours.
  static func id(in feed: Data) -> String? {
    String(decoding: feed.prefix(1000), as: UTF8.self)
      .firstMatch(of: /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/).map { String($0.1) }
  }

  static func newID() -> String { "urn:uuid:\(UUID().uuidString.lowercased())" }

  /// The same for the same run of the same feed, and for no other.
  private static func id(of run: String, in feed: String) -> String {
    var digits = Array(SHA256.hex(of: Array("\(feed) \(run)".utf8)).prefix(32))
    // Of version 8, which is free to derive the others as it likes (RFC 9562).
    digits[12] = "8"
    digits[16] = "a"
    let text = String(digits)
    var parts: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return "urn:uuid:" + parts.joined(separator: "-")
  }

  private static func time(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
  }
}
