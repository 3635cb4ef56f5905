/// Limits on the resources that clients can use, whatever they send or omit.
package struct ServerLimits: Sendable {
  /// The size of a request line with its headers. A browser sends the cookies of all servers on
  /// this machine, whatever their ports.
  package var headBytes: Int
  /// The number of open connections. The oldest one makes room for the next.
  package var connections: Int
  /// The lifetime of a connection, from its start to the last byte of the answer.
  package var duration: Duration

  package init(
    headBytes: Int = 65_536, connections: Int = 256, duration: Duration = .seconds(10)
  ) {
    self.headBytes = headBytes
    self.connections = connections
    self.duration = duration
  }

  /// These limits, with at most a quarter of the process's file descriptors for connections: a run
  /// needs some as well.
  func withinDescriptors(_ count: Int) -> ServerLimits {
    var limits = self
    limits.connections = max(1, min(connections, count / 4))
    return limits
  }
}
