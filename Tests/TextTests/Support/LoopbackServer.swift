import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An HTTP server on the loopback interface with scripted responses, one for each connection.
final class LoopbackServer: Sendable {
  /// The bytes of a response, made from the request's header.
  typealias Answer = @Sendable (_ request: String) -> [UInt8]

  let port: UInt16
  private let listener: Int32
  private let received = Mutex<[String]>([])

  /// Headers of the requests so far.
  var requests: [String] { received.withLock { $0 } }

  /// - Parameter staysConnected: whether to leave it to the client to close each connection.
  init(_ answers: [Answer], staysConnected: Bool = false) throws {
    (listener, port) = try Self.listen()
    let thread = Thread { [listener, self] in
      for answer in answers {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        let request = Self.readHeader(from: connection)
        received.withLock { $0.append(request) }
        Self.write(answer(request), to: connection)
        var byte: UInt8 = 0
        while staysConnected, recv(connection, &byte, 1, 0) > 0 {}
        close(connection)
      }
    }
    thread.start()
  }

  /// Wakes a thread that still waits for a connection.
  func stop() {
    shutdown(listener, Int32(2))
    close(listener)
  }

  /// A port that nothing listens on.
  static func closedPort() throws -> UInt16 {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (listener: Int32, port: UInt16) {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && Self.systemListen(listener, 8) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  private static func systemListen(_ socket: Int32, _ backlog: Int32) -> Int32 {
    #if canImport(Darwin)
      Darwin.listen(socket, backlog)
    #elseif canImport(Glibc)
      Glibc.listen(socket, backlog)
    #else
      Musl.listen(socket, backlog)
    #endif
  }

  private static func readHeader(from connection: Int32) -> String {
    var header: [UInt8] = []
    var byte: UInt8 = 0
    while !header.suffix(4).elementsEqual("\r\n\r\n".utf8), recv(connection, &byte, 1, 0) == 1 {
      header.append(byte)
    }
    return String(decoding: header, as: UTF8.self)
  }

  private static func write(_ bytes: [UInt8], to connection: Int32) {
    #if canImport(Darwin)
      var one: Int32 = 1
      setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &one, socklen_t(MemoryLayout<Int32>.size))
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// An HTTP response. `claimed` is the length in its header if the body is cut off.
func answer(
  _ status: String, _ body: some Sequence<UInt8>, claimed: Int? = nil, headers: [String] = []
) -> [UInt8] {
  let body = Array(body)
  let lines =
    ["HTTP/1.1 \(status)", "Content-Length: \(claimed ?? body.count)", "Connection: close"]
    + headers
  return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}
