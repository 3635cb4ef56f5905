#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Waits for all connections of a server at once, on one thread, and moves on those that can move.
///
/// Neither many clients nor slow ones keep others waiting: a connection has a deadline, and the oldest
/// one is closed where one too many comes.
struct ServerLoop {
  /// For how long a process without file descriptors lets clients wait, in milliseconds.
  private static let starvedPause: Int32 = 100

  private let listener: LoopbackSocket
  private let page: ServedPage
  private let limits: ServerLimits
  /// The oldest first, so that their deadlines are in order.
  private var connections: [PageConnection] = []
  /// Whether a client waits for which the process has no file descriptor.
  private var isStarved = false
  private var buffer = [UInt8](repeating: 0, count: 16_384)

  init(_ listener: LoopbackSocket, page: ServedPage, limits: ServerLimits) {
    self.listener = listener
    self.page = page
    self.limits = limits
  }

  /// Serves until the other end of a pipe is closed.
  mutating func run(until pipe: Int32) {
    while true {
      let ready = wait(pipe)
      if ready.pipe { return }
      // Those who are here before those who come: nobody is closed before being read from.
      for index in ready.connections { connections[index].proceed(with: page, buffer: &buffer) }
      let now = ContinuousClock.now
      connections.removeAll { $0.isOver || $0.deadline <= now }
      isStarved = false
      if ready.listener { acceptClients() }
    }
  }

  private func wait(_ pipe: Int32) -> (pipe: Bool, listener: Bool, connections: [Int]) {
    // A negative number is passed over.
    var polled = [(pipe, POLLIN), (isStarved ? -1 : listener.descriptor, POLLIN)].map {
      pollfd(fd: $0.0, events: Int16($0.1), revents: 0)
    }
    polled += connections.map { pollfd(fd: $0.socket.descriptor, events: $0.events, revents: 0) }
    guard poll(&polled, nfds_t(polled.count), timeout) >= 0 else { return (false, false, []) }
    let isReady = polled.map { $0.revents != 0 }
    return (isReady[0], isReady[1] || isStarved, connections.indices.filter { isReady[$0 + 2] })
  }

  /// In milliseconds; -1 for as long as nothing happens.
  private var timeout: Int32 {
    if isStarved { return Self.starvedPause }
    guard let next = connections.first?.deadline else { return -1 }
    return Int32(max(0, (next - .now) / .milliseconds(1)).rounded(.up))
  }

  /// Takes in clients, only so many that each is read from before others could take its place.
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
