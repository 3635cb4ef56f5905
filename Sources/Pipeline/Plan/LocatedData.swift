import Checksums
import Foundation
import Record
import Text

/// Texts that are on this machine, and their digest.
package struct LocatedData: Hashable, Sendable {
  /// As it was asked for: `sample`, `imdb` or a path.
  package var source: String
  package var location: CorpusLocation
  package var digest: String

  var record: DataSource { DataSource(source: source, digest: digest) }
}

/// Finds texts and works out their digest, once as long as they do not change.
struct DataLocator {
  /// Remembers digests by size and time of change, in `output/cache/digests.json`.
  let memo: URL
  /// Reads the data again, whatever is remembered.
  var verifies = false

  /// - Throws: `CorpusError`, `DownloadError`, what `progress` throws.
  func locate(
    _ source: String, progress: @escaping (StepProgress) throws -> Void
  ) throws -> LocatedData {
    let location = try CorpusSource(source).locate { try progress(StepProgress($0)) }
    return LocatedData(
      source: source, location: location, digest: try digest(of: location))
  }

  private func digest(of location: CorpusLocation) throws -> String {
    if case .sample = location { return try location.digest() }
    let fingerprint = try location.fingerprint()
    var remembered = (try? JSONFile.decode([String: String].self, from: Data(contentsOf: memo))) ?? [:]
    if !verifies, let digest = remembered[fingerprint] { return digest }
    let digest = try location.digest()
    remembered[fingerprint] = digest
    try SafeFile.write(try JSONFile.data(remembered), to: memo)
    return digest
  }
}
