import Foundation
import TestSupport
import Testing

/// A watch whose first run is done, and the address of its page.
struct Watch {
  let child: RunningChild
  let port: UInt16
  /// With leading and trailing slashes.
  let path: String

  init(
    _ project: Project, _ arguments: [String] = ["run", "tiny", "--watch"], limit: String? = nil
  ) throws {
    child = try project.child(arguments, limit: limit).start()
    let line = try child.output(until: "Page: http://127.0.0.1:")
    let url = try #require(URL(string: String(line.split(separator: " ").last ?? "")))
    port = UInt16(try #require(url.port))
    path = url.path.hasSuffix("/") ? url.path : url.path + "/"
  }

  /// Waits for the end of a run; returns its output.
  @discardableResult
  func nextRun() throws -> String { try child.output(until: " in all)") }

  func page() throws -> String { try RawRequest.send(path, port: port).body }

  func status() throws -> (version: Int, message: String, isMistake: Bool) {
    let body = try RawRequest.send(path + "status", port: port).body
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    return (
      json["version"] as? Int ?? -1, json["message"] as? String ?? "?",
      json["isMistake"] as? Bool ?? false
    )
  }
}
