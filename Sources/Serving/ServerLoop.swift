#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Polls all connections of a server on one thread, and advances those that are ready.
///
/// Neither many clients nor slow ones keep others waiting: each connection has a deadline, and the
/// oldest one is closed when there is one too many.
struct ServerLoop {
  /// How long clients wait when the process has no file descriptor left, in milliseconds.
  private static let starvedPause: Int32 = 100

  private let listener: TCPSocket
  private let page: ServedPage
  private let limits: ServerLimits
  /// The oldest first, so that their deadlines are in order.
  private var connections: [PageConnection] = []
  /// Whether a client is waiting because the process has no file descriptor left.
  private var isStarved = false
  private var buffer = [UInt8](repeating: 0, count: 16_384)

  init(_ listener: TCPSocket, page: ServedPage, limits: ServerLimits) {
    self.listener = listener
    self.page = page
    self.limits = limits
  }

  /// Serves until the other end of a pipe is closed.
  mutating func run(until pipe: Int32) {
    while true {
      let ready = wait(pipe)
      if ready.pipe { return }
      // Existing clients before new ones: nobody is closed before being read from.
      for index in ready.connections { connections[index].proceed(with: page, buffer: &buffer) }
      let now = ContinuousClock.now
      connections.removeAll { $0.isOver || $0.deadline <= now }
      isStarved = false
      if ready.listener { acceptClients() }
    }
  }

  private func wait(_ pipe: Int32) -> (pipe: Bool, listener: Bool, connections: [Int]) {
    // `poll` ignores a negative descriptor.
    var polled = [(pipe, POLLIN), (isStarved ? -1 : listener.descriptor, POLLIN)].map {
      pollfd(fd: $0.0, events: Int16($0.1), revents: 0)
    }
    polled += connections.map { pollfd(fd: $0.socket.descriptor, events: $0.events, revents: 0) }
    guard poll(&polled, nfds_t(polled.count), timeout) >= 0 else { return (false, false, []) }
    let isReady = polled.map { $0.revents != 0 }
    return (isReady[0], isReady[1] || isStarved, connections.indices.filter { isReady[$0 + 2] })
  }

  /// In milliseconds; -1 to wait indefinitely.
  private var timeout: Int32 {
    if isStarved { return Self.starvedPause }
    guard let next = connections.first?.deadline else { return -1 }
    return Int32(max(0, (next - .now) / .milliseconds(1)).rounded(.up))
  }

  /// Accepts clients, but only as many as can each be read from before others could replace them.
  private mutating func acceptClients() {
    for _ in 0..<max(1, limits.connections / 8) {
      switch listener.nextClient() {
      case .none: return
      case .client(let socket):
        if connections.count >= limits.connections { makeRoom() }
        connections.append(PageConnection(socket, limits: limits))
      case .noDescriptor:
        makeRoom()
        isStarved = true
        return
      }
    }
  }

  /// Closes the oldest connection.
  private mutating func makeRoom() {
    if !connections.isEmpty { connections.removeFirst() }
  }
}
