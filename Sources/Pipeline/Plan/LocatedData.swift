import Chapters
import Files
import Foundation
import Record
import Text
import Wording

/// Data on this machine, and its digest.
package struct LocatedData: Hashable, Sendable {
  /// As requested: `sample`, `imdb` or a path, or several with commas between them.
  package var source: String
  package var location: CorpusLocation
  package var digest: String
  /// The state of the files when they were digested.
  package var fingerprint: String
  /// How much may be read. Not part of any key: it doesn't change what is read.
  package var limits: DataLimits

  package init(
    source: String, location: CorpusLocation, digest: String, fingerprint: String,
    limits: DataLimits = DataLimits()
  ) {
    self.source = source
    self.location = location
    self.digest = digest
    self.fingerprint = fingerprint
    self.limits = limits
  }

  var record: DataSource { DataSource(source: source, digest: digest) }

  /// Reads the data.
  ///
  /// - Throws: `CorpusError`, including `.changed` if the data no longer matches the digest;
  ///   whatever the closures throw.
  func read(
    options: ReadOptions, sample: () throws -> Corpus, progress: (StepProgress) throws -> Void
  ) throws -> Corpus {
    let corpus = try location.read(options: options, limits: limits, sample: sample) {
      try progress(StepProgress($0))
    }
    let present = try location.fingerprint(limits: limits) { try progress(StepProgress($0)) }
    guard present == fingerprint else { throw CorpusError.changed(path: source) }
    return corpus
  }
}

/// Finds data and computes its digest, once for as long as it doesn't change.
struct DataLocator {
  /// Remembers digests by size and modification time, in `output/cache/digests.json`.
  let memo: URL
  /// Whether to read the data again, whatever is remembered.
  var verifies = false
  /// Whether new digests are written to the memo.
  var remembers = true
  var limits = DataLimits()

  /// - Parameters:
  ///   - sources: at least one, which together are the data.
  ///   - root: what a relative path starts from; `nil` for the working folder.
  /// - Throws: `CorpusError`, `ShapeError`, `DownloadError`, whatever `progress` throws.
  func locate(
    _ sources: [String], from root: URL?, progress: (StepProgress) throws -> Void
  ) throws -> LocatedData {
    let location = try CorpusLocation(
      joining: sources.map { source in
        var corpus = CorpusSource(source)
        if let root, case .path(let path) = corpus, !path.hasPrefix("/"), !path.hasPrefix("~") {
          corpus = .path(root.appending(path: path).path)
        }
        return try corpus.locate(limits: limits) { try progress(StepProgress($0)) }
      })
    let fingerprint = try location.fingerprint(limits: limits) {
      try progress(StepProgress($0))
    }
    let digest = try digest(of: location, fingerprint: fingerprint) {
      try progress(StepProgress($0, note: "computing the checksum"))
    }
    return LocatedData(
      source: sources.joined(separator: ", "), location: location, digest: digest,
      fingerprint: fingerprint, limits: limits)
  }

  private func digest(
    of location: CorpusLocation, fingerprint: String, progress: ReadProgress.Handler
  ) throws -> String {
    if case .sample = location { return try location.digest() }
    var remembered =
      (try? JSONFile.decode([String: String].self, from: Data(contentsOf: memo))) ?? [:]
    if !verifies, let digest = remembered[fingerprint] { return digest }
    let digest = try location.digest(limits: limits, progress: progress)
    guard remembers else { return digest }
    remembered[fingerprint] = digest
    try AtomicFile.write(try JSONFile.data(remembered), to: memo)
    return digest
  }
}

extension DecodedBook {
  /// Finds the data and computes the keys.
  ///
  /// - Parameters:
  ///   - output: the folder of all runs, where digests are remembered once it is ours.
  ///   - root: the folder that paths in chapters start from; those on the command line start from
  ///     the working folder.
  ///   - verify: reads the data again even if it looks unchanged.
  ///   - limits: how much may be read.
  /// - Throws: `CorpusError`, `DownloadError`, `StorageError`, `Interrupted`; `Diagnostics` as
  ///   `plan`.
  package func locatedPlan(
    output: URL, root: URL, seed: UInt64, verify: Bool, limits: DataLimits = DataLimits(),
    observer: any RunObserver, interruption: Interruption
  ) throws -> Plan {
    let store = OutputFolder(output).store
    let locator = DataLocator(
      memo: store.digests, verifies: verify, remembers: try store.claimDigests(), limits: limits)
    observer.started(.load)
    let data = try locator.locate(sources, from: isSourceOverridden ? nil : root) { progress in
      observer.progressed(.load, progress)
      try interruption.check()
    }
    return try plan(data: data, seed: seed, root: root)
  }
}
