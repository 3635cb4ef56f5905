#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A non-blocking TCP socket. It closes when its last reference is released.
final class TCPSocket: Sendable {
  let descriptor: Int32

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    // Not inherited by a browser that the program starts.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var isOn: Int32 = 1
      setsockopt(
        descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  deinit { close(descriptor) }

  /// Listens at an address of this machine.
  ///
  /// - Returns: the socket, and the port that the system chose if none was given.
  /// - Throws: `UnservedPage`.
  static func listening(
    at endpoint: ServerEndpoint
  ) throws(UnservedPage) -> (socket: TCPSocket, port: UInt16) {
    func refused(_ reason: UnsafePointer<CChar>?) -> UnservedPage {
      UnservedPage(endpoint: endpoint, reason: reason.map { String(cString: $0) } ?? "refused")
    }
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    hints.ai_flags = AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(endpoint.host, String(endpoint.port), &hints, &found)
    guard status == 0, let address = found?.pointee else { throw refused(gai_strerror(status)) }
    defer { freeaddrinfo(found) }
    let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { throw refused(strerror(errno)) }
    let listener = TCPSocket(descriptor)
    // The port of a watch that has just ended can be taken again at once.
    var isOn: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0,
      listen(descriptor, Int32(SOMAXCONN)) == 0, let port = listener.port
    else { throw refused(strerror(errno)) }
    return (listener, port)
  }

  /// The port that it is bound to.
  private var port: UInt16? {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    var service = [CChar](repeating: 0, count: Int(NI_MAXSERV))
    let isKnown = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &size) == 0
          && getnameinfo($0, size, nil, 0, &service, socklen_t(service.count), NI_NUMERICSERV) == 0
      }
    }
    return isKnown
      ? UInt16(String(decoding: service.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)) : nil
  }

  enum Arrival {
    case client(TCPSocket)
    case none
    /// A client is waiting, but the process has no file descriptor left for it.
    case noDescriptor
  }

  /// Accepts the next client of a listening socket.
  func nextClient() -> Arrival {
    let client = accept(descriptor, nil, nil)
    if client >= 0 { return .client(TCPSocket(client)) }
    return [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) ? .noDescriptor : .none
  }

  enum Transfer {
    case bytes(Int)
    /// Nothing can be transferred now.
    case blocked
    /// Nothing can be transferred any more.
    case ended
  }

  /// Reads as much of what has arrived as fits.
  func receive(into buffer: inout [UInt8]) -> Transfer {
    transfer(recv(descriptor, &buffer, buffer.count, 0))
  }

  /// Writes as much as the system accepts.
  func transmit(_ bytes: ArraySlice<UInt8>) -> Transfer {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    return transfer(bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) })
  }

  private func transfer(_ count: Int) -> Transfer {
    if count > 0 { return .bytes(count) }
    return count < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? .blocked : .ended
  }

  /// Tells the client that no more data will come.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }
}
