import Dispatch
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One HTTP request, whose events are taken by the thread that waits for them.
///
/// On Linux, URLSession has no asynchronous stream of bytes. Its delegate is called on a queue of
/// its own and puts events in a mailbox; whoever calls `next()` takes them out. So the caller can
/// be synchronous, and its closures never leave its thread. If the caller is slower than the
/// network, the mailbox fills up, then the queue, and then the session stops reading.
final class Transfer: NSObject {
  enum Event {
    case response(HTTPURLResponse)
    case data(Data)
    /// Nothing has arrived for a while: a chance to give up.
    case silence
    /// The last event: `nil` if the transfer is complete.
    case end((any Error)?)
  }

  private let mailbox = Mailbox()
  private let session: URLSession

  /// - Parameter timeout: seconds of silence after which the transfer fails.
  init(_ request: URLRequest, timeout: Double) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    // A cache would keep the whole body in memory.
    configuration.urlCache = nil
    session = URLSession(
      configuration: configuration, delegate: mailbox, delegateQueue: CallbackQueue())
    super.init()
    session.dataTask(with: request).resume()
  }

  deinit {
    mailbox.close()
    // On Linux this waits until the connection has nothing to read for a moment, which a fast
    // server can delay.
    DispatchQueue.global().async { [session] in session.invalidateAndCancel() }
  }

  /// Waits for the next event, a quarter of a second at most.
  func next() -> Event { mailbox.take() }
}
