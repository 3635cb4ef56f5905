import Synchronization

/// The phrases that a language was asked for and has no translation of.
final class MissingPhrases: Sendable {
  @TaskLocal static var recorder: MissingPhrases?

  private let keys = Mutex<Set<String>>([])

  func record(_ phrase: Phrase) { keys.withLock { _ = $0.insert(phrase.key) } }

  var all: Set<String> { keys.withLock { $0 } }
}

extension Language {
  /// Does the work in this language, and returns the phrases that it lacks for it; for tests.
  package func missing(during work: () throws -> Void) rethrows -> Set<String> {
    let recorder = MissingPhrases()
    try MissingPhrases.$recorder.withValue(recorder) {
      try Language.$current.withValue(self) { try work() }
    }
    return recorder.all
  }
}
