import Checksums
import Foundation
import Record

/// Everything that a step's outcome depends on. Equal keys mean equal outcomes.
package struct CacheKey: Codable, Hashable, Sendable {
  var step: StepID
  /// The digest of the code.
  var sources: String
  var settings: [String: Value]
  /// `nil` for a step that draws no random numbers.
  var seed: UInt64?
  /// The BLAS library, the compiler and the instruction set; `nil` for a step whose results do not
  /// depend on them.
  var arithmetic: String?
  /// The library that finds words, and its version; `nil` for a step that needs no dictionaries.
  var dictionaries: String?
  /// What trains, if not this program; only of the train step.
  var trainer: String?
  /// The digest of the data; only if the step reads it itself.
  var data: String?
  /// The digests of other files that the step reads, by path.
  var files: [String: String]
  /// The keys of the steps whose products it reads.
  var reads: [String: String]

  /// The SHA-256 of the whole key, in hexadecimal.
  package func digest() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return SHA256.hex(of: Array(try encoder.encode(self)))
  }
}
