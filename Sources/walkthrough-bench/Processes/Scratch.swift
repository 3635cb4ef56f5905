import Dispatch
import Foundation

/// A temporary folder, removed when the program ends, even if it is interrupted.
final class Scratch {
  let url: URL
  private let signals: [any DispatchSourceSignal]

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "walkthrough-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    url = folder
    signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        try? FileManager.default.removeItem(at: folder)
        exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in signals { source.cancel() }
    try? FileManager.default.removeItem(at: url)
  }
}
