import Dispatch
import Synchronization

/// Work split among threads.
enum Parallel {
  /// Calls `body` once for each index below `count`, on at most `threads` threads.
  ///
  /// `worker` is below `threads` and identifies the thread, so that each can have its own
  /// workspace. Which worker gets which index varies, so no result may depend on it.
  static func forEach(
    _ count: Int, threads: Int, _ body: @Sendable (_ worker: Int, _ index: Int) -> Void
  ) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for index in 0..<count { body(0, index) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(worker, index)
      }
    }
  }

  /// Cuts a long range into pieces, by its bounds alone: large enough that dispatch costs nothing
  /// by comparison, small enough to balance the load.
  static func ranges(of range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: pieceSize).map { start in
      start..<min(start + pieceSize, range.upperBound)
    }
  }

  private static let pieceSize = 1 << 16
}
