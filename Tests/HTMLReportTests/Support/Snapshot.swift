import Foundation
import Testing

/// Compares text with a file under `Snapshots`. With `UPDATE_SNAPSHOTS=1` in the environment,
/// writes the file instead.
enum Snapshot {
  static func expect(
    _ text: String, matches name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let pairs = zip(lines(of: text), lines(of: expected)).enumerated()
    let first = pairs.first { $0.element.0 != $0.element.1 }
    let place = first.map { "line \($0.offset + 1): \($0.element.0.prefix(300))" } ?? "the end"
    Issue.record(
      """
      The page differs from Snapshots/\(name) at \(place). If that is meant, record it with \
      UPDATE_SNAPSHOTS=1 swift test --filter HTMLReportTests.
      """,
      sourceLocation: sourceLocation)
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
