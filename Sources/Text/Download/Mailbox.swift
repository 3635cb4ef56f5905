import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A short queue between the session's thread and the caller's.
///
/// `@unchecked Sendable`: `condition` guards everything else.
final class Mailbox: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  /// Blocks of 16 KiB, as they come on Linux.
  private static let capacity = 64

  private let condition = NSCondition()
  private var events: [Transfer.Event] = []
  private var isClosed = false

  /// Waits for room first.
  private func put(_ event: Transfer.Event) {
    condition.lock()
    defer { condition.unlock() }
    while events.count >= Self.capacity && !isClosed { condition.wait() }
    if !isClosed { events.append(event) }
    condition.broadcast()
  }

  /// The next event, or `.silence` after a quarter of a second.
  func take() -> Transfer.Event {
    condition.lock()
    defer { condition.unlock() }
    let patience = Date(timeIntervalSinceNow: 0.25)
    while events.isEmpty {
      guard condition.wait(until: patience) else { return .silence }
    }
    condition.broadcast()
    return events.removeFirst()
  }

  /// Discards all events, including those to come: nobody waits for room any more.
  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    events = []
    condition.broadcast()
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { put(.response(response)) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    put(.data(data))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    put(.end(error))
  }
}
