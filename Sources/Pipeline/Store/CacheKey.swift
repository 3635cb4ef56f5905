import Checksums
import Foundation
import Record

/// Everything that a step's outcome depends on. Equal keys stand for equal outcomes.
package struct CacheKey: Codable, Hashable, Sendable {
  var step: StepID
  /// The digest of the code.
  var sources: String
  var settings: [String: Value]
  /// `nil` for a step that draws no random numbers.
  var seed: UInt64?
  /// The library of matrix products, the compiler and the instructions; `nil` for a step whose results
  /// do not depend on them.
  var arithmetic: String?
  /// The digest of the texts; only where the step reads them itself.
  var data: String?
  /// The digests of other files that the step reads, by path.
  var files: [String: String]
  /// The keys of the steps whose products it takes up.
  var reads: [String: String]

  /// SHA-256 of all that, in hexadecimal.
  package func digest() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return SHA256.hex(of: Array(try encoder.encode(self)))
  }
}
