#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A non-blocking TCP socket on 127.0.0.1. It closes when its last reference is released.
final class LoopbackSocket: Sendable {
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

  /// Listens on a port chosen by the system.
  ///
  /// - Returns: `nil` if the system refuses.
  static func listening() -> (socket: LoopbackSocket, port: UInt16)? {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { return nil }
    let listener = LoopbackSocket(descriptor)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, SOMAXCONN) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    return isListening ? (listener, UInt16(bigEndian: address.sin_port)) : nil
  }

  enum Arrival {
    case client(LoopbackSocket)
    case none
    /// A client is waiting, but the process has no file descriptor left for it.
    case noDescriptor
  }

  /// Accepts the next client of a listening socket.
  func nextClient() -> Arrival {
    let client = accept(descriptor, nil, nil)
    if client >= 0 { return .client(LoopbackSocket(client)) }
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
