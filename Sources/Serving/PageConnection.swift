#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A client's connection: a request is read and answered, and anything after it is discarded.
struct PageConnection {
  private enum Stage {
    case reading, answering
    /// Waiting until the client has closed its side: closing a connection with unread bytes resets
    /// it, which can cost the client the end of its answer.
    case draining
    case over
  }

  let socket: TCPSocket
  let deadline: ContinuousClock.Instant
  private let headLimit: Int
  private var stage = Stage.reading
  private var head: [UInt8] = []
  /// The rest of the answer.
  private var unsent: [ArraySlice<UInt8>] = []

  init(_ socket: TCPSocket, limits: ServerLimits) {
    self.socket = socket
    deadline = .now + limits.duration
    headLimit = limits.headBytes
  }

  var isOver: Bool { stage == .over }

  /// The events that the connection waits for, as passed to `poll`.
  var events: Int16 { Int16(stage == .answering ? POLLOUT : POLLIN) }

  /// Reads or writes once, after one of these events.
  ///
  /// - Parameter buffer: the read buffer, shared by all connections.
  mutating func proceed(with page: ServedPage, buffer: inout [UInt8]) {
    switch stage {
    case .reading: read(page, &buffer)
    case .answering: write()
    case .draining: if case .ended = socket.receive(into: &buffer) { stage = .over }
    case .over: break
    }
  }

  private mutating func read(_ page: ServedPage, _ buffer: inout [UInt8]) {
    switch socket.receive(into: &buffer) {
    case .blocked: return
    case .ended: stage = .over
    case .bytes(let count):
      // The end of the head may have started in the bytes before.
      let start = max(0, head.count - PageRequest.end.count + 1)
      head += buffer[..<count]
      if let end = head[start...].firstRange(of: PageRequest.end)?.lowerBound, end <= headLimit {
        answer(PageRequest(head: head[..<end]).map(page.response) ?? PageResponse(.badRequest))
      } else if head.count > headLimit {
        answer(PageResponse(.headTooLarge))
      }
    }
  }

  private mutating func answer(_ response: PageResponse) {
    head = []
    unsent = [response.head[...], response.body[...]].filter { !$0.isEmpty }
    stage = .answering
    write()
  }

  private mutating func write() {
    while let piece = unsent.first {
      switch socket.transmit(piece) {
      case .blocked: return
      case .ended:
        stage = .over
        return
      case .bytes(let count):
        unsent[0] = piece.dropFirst(count)
        if unsent[0].isEmpty { unsent.removeFirst() }
      }
    }
    socket.finishSending()
    stage = .draining
  }
}
