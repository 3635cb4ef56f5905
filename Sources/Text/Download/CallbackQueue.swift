import Foundation

/// Runs callbacks one at a time, and blocks whoever adds one while many are waiting.
///
/// URLSession on Linux adds one for each block that arrives, from the thread that reads the
/// connection. On an unbounded queue, a fast server would fill memory.
final class CallbackQueue: OperationQueue, @unchecked Sendable {
  private let room = DispatchSemaphore(value: 64)

  override init() {
    super.init()
    maxConcurrentOperationCount = 1
  }

  override func addOperation(_ block: @escaping @Sendable () -> Void) {
    room.wait()
    super.addOperation { [room] in
      block()
      room.signal()
    }
  }
}
