import Foundation

/// Serves a page on this machine's loopback address only, for as long as it exists.
package final class PageServer: Sendable {
  /// The address of the page, including its token.
  package let address: URL
  /// Closing it wakes and ends the server's thread.
  private let stop: FileHandle

  /// Starts to listen on a port chosen by the system.
  ///
  /// - Throws: `UnservedPage`.
  package init(_ page: ServedPage, limits: ServerLimits = ServerLimits()) throws(UnservedPage) {
    guard let (listener, port) = LoopbackSocket.listening(),
      let address = URL(string: "http://127.0.0.1:\(port)/\(page.token)/")
    else { throw UnservedPage() }
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
  package let description =
    "can't listen on 127.0.0.1, so there is no page that reloads itself; run without --watch"
}
