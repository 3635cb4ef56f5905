import Chapters
import Foundation
import Record
import Text

/// Texts that are on this machine, and their digest.
package struct LocatedData: Hashable, Sendable {
  /// As it was asked for: `sample`, `imdb` or a path.
  package var source: String
  package var location: CorpusLocation
  package var digest: String

  package init(source: String, location: CorpusLocation, digest: String) {
    self.source = source
    self.location = location
    self.digest = digest
  }

  var record: DataSource { DataSource(source: source, digest: digest) }
}

/// Finds texts and works out their digest, once as long as they do not change.
struct DataLocator {
  /// Remembers digests by size and time of change, in `output/cache/digests.json`.
  let memo: URL
  /// Reads the data again, whatever is remembered.
  var verifies = false
  /// Whether new digests are written to the memo.
  var remembers = true

  /// - Parameter root: where a relative path starts; `nil` for the working folder.
  /// - Throws: `CorpusError`, `DownloadError`, what `progress` throws.
  func locate(
    _ source: String, from root: URL?, progress: (StepProgress) throws -> Void
  ) throws -> LocatedData {
    var corpus = CorpusSource(source)
    if let root, case .path(let path) = corpus, !path.hasPrefix("/"), !path.hasPrefix("~") {
      corpus = .path(root.appending(path: path).path)
    }
    let location = try corpus.locate { try progress(StepProgress($0)) }
    return LocatedData(
      source: source, location: location, digest: try digest(of: location))
  }

  private func digest(of location: CorpusLocation) throws -> String {
    if case .sample = location { return try location.digest() }
    let fingerprint = try location.fingerprint()
    var remembered =
      (try? JSONFile.decode([String: String].self, from: Data(contentsOf: memo))) ?? [:]
    if !verifies, let digest = remembered[fingerprint] { return digest }
    let digest = try location.digest()
    guard remembers else { return digest }
    remembered[fingerprint] = digest
    try SafeFile.write(try JSONFile.data(remembered), to: memo)
    return digest
  }
}

extension DecodedBook {
  /// Finds the texts, and works out the keys.
  ///
  /// - Parameters:
  ///   - output: the folder of all runs, where digests are remembered once it is one.
  ///   - root: the folder that a path in a chapter starts from; one on the command line starts from
  ///     the working folder.
  ///   - verify: reads the texts again even if they look unchanged.
  /// - Throws: `CorpusError`, `DownloadError`, `StorageError`, `Interrupted`.
  package func locatedPlan(
    output: URL, root: URL, seed: UInt64, verify: Bool, observer: any RunObserver,
    interruption: Interruption
  ) throws -> Plan {
    let store = OutputFolder(output).store
    let locator = DataLocator(memo: store.digests, verifies: verify, remembers: store.isOurs)
    observer.started(.load)
    let data = try locator.locate(source, from: isSourceOverridden ? nil : root) { progress in
      observer.progressed(.load, progress)
      try interruption.check()
    }
    return try plan(data: data, seed: seed, root: root)
  }

  private var isSourceOverridden: Bool {
    overrides.contains { $0.step == StepID.load.rawValue && $0.argument.label == "source" }
  }
}
