import Foundation

/// Runs callbacks one after another, and holds up whoever adds one while many wait.
///
/// URLSession on Linux adds one for each block that comes, from the thread that reads the connection.
/// On a queue without a bound, a fast server fills the memory.
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
