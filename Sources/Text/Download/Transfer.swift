import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One HTTP request whose events are fetched by the thread that waits for them.
///
/// On Linux, URLSession has no stream of bytes to await. Its delegate is called on a queue of its own
/// and puts what happens in a mailbox; whoever calls `next()` takes it out. So the caller can be
/// synchronous, and its closures never leave its thread.
final class Transfer: NSObject {
  enum Event {
    case response(HTTPURLResponse)
    case data(Data)
    /// Nothing has come for a while: a chance to give up.
    case silence
    /// The last event: `nil` if the transfer is complete.
    case end((any Error)?)
  }

  private let mailbox = Mailbox()
  private let session: URLSession

  /// - Parameter timeout: seconds without a sign of life after which the transfer fails.
  init(_ request: URLRequest, timeout: Double) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    session = URLSession(configuration: configuration, delegate: mailbox, delegateQueue: nil)
    super.init()
    session.dataTask(with: request).resume()
  }

  deinit {
    session.invalidateAndCancel()
  }

  /// Waits for the next event, a quarter of a second at most.
  func next() -> Event { mailbox.take() }
}

/// A queue between the session's thread and the caller's.
///
/// `@unchecked Sendable` because the compiler can't see that `condition` guards `events`.
private final class Mailbox: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let condition = NSCondition()
  private var events: [Transfer.Event] = []

  private func put(_ event: Transfer.Event) {
    condition.lock()
    events.append(event)
    condition.signal()
    condition.unlock()
  }

  func take() -> Transfer.Event {
    condition.lock()
    defer { condition.unlock() }
    let patience = Date(timeIntervalSinceNow: 0.25)
    while events.isEmpty {
      guard condition.wait(until: patience) else { return .silence }
    }
    return events.removeFirst()
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
