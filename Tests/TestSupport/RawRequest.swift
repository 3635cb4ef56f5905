import Foundation

/// A request that no well-behaved client would send: any path, any host.
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

  /// Sends a request to a port on this machine and reads the whole answer.
  ///
  /// - Parameter target: as it appears in the request line.
  package static func send(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1", port: UInt16
  ) throws -> Answer {
    let lines = ["\(method) \(target) HTTP/1.1", host.map { "Host: \($0)" }, "Connection: close"]
    return try exchange(lines.compactMap { $0 }.joined(separator: "\r\n") + "\r\n\r\n", port: port)
  }

  /// Sends text to a port on this machine and reads the whole answer.
  ///
  /// - Returns: an answer with status 0 if nothing comes.
  package static func exchange(_ text: String, port: UInt16) throws -> Answer {
    let client = try LoopbackClient(port: port)
    client.send(Array(text.utf8))
    return Answer(client.readToEnd())
  }
}
