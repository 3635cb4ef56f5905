import Foundation
import Synchronization
import Testing

@testable import Text

@Suite struct CallbackQueueTests {
  @Test func whoeverAddsIsHeldUp() {
    struct Counts {
      var added = 0
      var done = 0
      var mostWaiting = 0
    }
    let counts = Mutex(Counts())
    let queue = CallbackQueue()
    for _ in 0..<5000 {
      queue.addOperation {
        counts.withLock {
          $0.done += 1
          $0.mostWaiting = max($0.mostWaiting, $0.added - $0.done)
        }
      }
      counts.withLock { $0.added += 1 }
    }
    queue.waitUntilAllOperationsAreFinished()
    #expect(counts.withLock { $0.done } == 5000)
    #expect(counts.withLock { $0.mostWaiting } <= 64)
  }
}
