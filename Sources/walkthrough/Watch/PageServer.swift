import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Serves a page on this machine's loopback address, and no other, until it goes away.
final class PageServer {
  /// Where the page is, with its token.
  let address: URL
  private let task: Task<Void, Never>

  /// Starts to listen on a port that the system chooses.
  ///
  /// - Throws: `UnservedPage`.
  init(_ page: ServedPage) throws {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled, handler: page)
    let found = Mutex<URL?>(nil)
    let isListening = DispatchSemaphore(value: 0)
    let task = Task {
      do {
        async let listening: Void = server.waitUntilListening()
        async let running: Void = server.run()
        try await listening
        if case .ip4(let host, let port) = await server.listeningAddress {
          found.withLock { $0 = URL(string: "http://\(host):\(port)/\(page.token)/") }
        }
        isListening.signal()
        try await running
      } catch {
        isListening.signal()
      }
    }
    isListening.wait()
    guard let address = found.withLock({ $0 }) else {
      task.cancel()
      throw UnservedPage()
    }
    self.address = address
    self.task = task
  }

  deinit { task.cancel() }
}

/// The system does not let the program listen.
struct UnservedPage: Error, CustomStringConvertible {
  let description =
    "can't listen on 127.0.0.1, so there is no page that reloads itself; run without --watch"
}
