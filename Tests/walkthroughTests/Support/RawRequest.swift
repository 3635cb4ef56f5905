import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A request as its sender writes it, which no well-behaved client would: any path, any host.
enum RawRequest {
  struct Answer {
    let status: Int
    let headers: String
    let body: String
  }

  /// Sends a request to a port of this machine and reads the answer to its end.
  ///
  /// - Parameter target: as it stands in the first line.
  static func send(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1", port: UInt16
  ) throws -> Answer {
    let lines = ["\(method) \(target) HTTP/1.1", host.map { "Host: \($0)" }, "Connection: close"]
    let bytes = try exchange(lines.compactMap { $0 }.joined(separator: "\r\n") + "\r\n\r\n", port)
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.components(separatedBy: "\r\n\r\n")
    let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(
      status: status, headers: parts[0], body: parts.dropFirst().joined(separator: "\r\n\r\n"))
  }

  private static func exchange(_ request: String, _ port: UInt16) throws -> [UInt8] {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { throw POSIXError(.ENOTSOCK) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard isConnected == 0 else { throw POSIXError(.ECONNREFUSED) }
    let bytes = Array(request.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw POSIXError(.EPIPE) }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      answer += buffer[..<count]
    }
    return answer
  }
}
