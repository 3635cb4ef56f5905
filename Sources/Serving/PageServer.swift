import Foundation

/// Serves a page on this machine's loopback address, and no other, until it goes away.
package final class PageServer: Sendable {
  /// Where the page is, with its token.
  package let address: URL
  /// Wakes and ends the server's thread when it is closed.
  private let stop: FileHandle

  /// Starts to listen on a port that the system chooses.
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

/// The system does not let the program listen.
package struct UnservedPage: Error, CustomStringConvertible {
  package let description =
    "can't listen on 127.0.0.1, so there is no page that reloads itself; run without --watch"
}
