import Foundation

/// A request as its sender writes it, which no well-behaved client would: any path, any host.
package enum RawRequest {
  package struct Answer {
    package let status: Int
    package let headers: String
    package let body: String

    init(_ bytes: [UInt8]) {
      let text = String(decoding: bytes, as: UTF8.self)
      let parts = text.components(separatedBy: "\r\n\r\n")
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      headers = parts[0]
      body = parts.dropFirst().joined(separator: "\r\n\r\n")
    }
  }

  /// Sends a request to a port of this machine and reads the answer to its end.
  ///
  /// - Parameter target: as it stands in the first line.
  package static func send(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1", port: UInt16
  ) throws -> Answer {
    let lines = ["\(method) \(target) HTTP/1.1", host.map { "Host: \($0)" }, "Connection: close"]
    return try exchange(lines.compactMap { $0 }.joined(separator: "\r\n") + "\r\n\r\n", port: port)
  }

  /// Sends text to a port of this machine and reads what comes back to its end.
  ///
  /// - Returns: an answer of status 0 where nothing comes.
  package static func exchange(_ text: String, port: UInt16) throws -> Answer {
    let client = try LoopbackClient(port: port)
    client.send(Array(text.utf8))
    return Answer(client.readToEnd())
  }
}
