import Dispatch
import Foundation
import Pipeline

/// Ctrl-C and `kill`: the first asks the run to stop where it is safe, the second ends it at once.
final class InterruptSignal {
  private let sources: [any DispatchSourceSignal]

  init(_ interruption: Interruption) {
    let queue = DispatchQueue(label: "interrupt")
    let count = Count()
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        count.value += 1
        if count.value > 1 { exit(Outcome.interrupted.rawValue) }
        interruption.request()
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// Touched on one serial queue alone.
  private final class Count: @unchecked Sendable {
    var value = 0
  }
}
