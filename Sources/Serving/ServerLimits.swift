/// How much of the machine clients can take up, whatever they send or leave out.
package struct ServerLimits: Sendable {
  /// The size of a request line with its headers. A browser sends the cookies of every server on
  /// this machine, whatever their ports.
  package var headBytes: Int
  /// Open connections. The oldest one makes room for the next.
  package var connections: Int
  /// The life of a connection, from its first moment to the last byte of the answer.
  package var duration: Duration

  package init(
    headBytes: Int = 65_536, connections: Int = 256, duration: Duration = .seconds(10)
  ) {
    self.headBytes = headBytes
    self.connections = connections
    self.duration = duration
  }

  /// These limits, with a quarter of the process's file descriptors for connections at most: a run
  /// needs some as well.
  func withinDescriptors(_ count: Int) -> ServerLimits {
    var limits = self
    limits.connections = max(1, min(connections, count / 4))
    return limits
  }
}
