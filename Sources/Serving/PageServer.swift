import Foundation

/// Serves a page for as long as it exists: on this machine's loopback address only, unless another
/// one is given.
package final class PageServer: Sendable {
  /// The address of the page, including its token.
  package let address: URL
  /// Closing it wakes and ends the server's thread.
  private let stop: FileHandle

  /// Starts to listen.
  ///
  /// - Throws: `UnservedPage`.
  package init(
    _ page: ServedPage, at endpoint: ServerEndpoint = .loopback,
    limits: ServerLimits = ServerLimits()
  ) throws(UnservedPage) {
    let (listener, port) = try TCPSocket.listening(at: endpoint)
    guard let address = URL(string: "http://\(endpoint.browserHost):\(port)/\(page.token)/") else {
      throw UnservedPage(endpoint: endpoint, reason: "this is no name of a machine")
    }
    self.address = address
    let pipe = Pipe()
    stop = pipe.fileHandleForWriting
    let limits = limits.withinDescriptors(Self.descriptors)
    let thread = Thread { [stopped = pipe.fileHandleForReading] in
      var loop = ServerLoop(listener, page: page, limits: limits)
      withExtendedLifetime(stopped) { loop.run(until: stopped.fileDescriptor) }
    }
    thread.name = "page server"
    thread.start()
  }

  deinit { try? stop.close() }
}

/// The system doesn't let the program listen.
package struct UnservedPage: Error, CustomStringConvertible {
  let endpoint: ServerEndpoint
  let reason: String

  package var description: String {
    let place = endpoint.port == 0 ? endpoint.host : "\(endpoint.host), port \(endpoint.port)"
    let remedy =
      endpoint == .loopback
      ? "there is no page that reloads itself; run without --watch"
      : "choose another --host or --port, or leave both out"
    return "can't listen at \(place): \(reason); \(remedy)"
  }
}
