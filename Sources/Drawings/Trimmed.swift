import Foundation

extension String {
  /// Without white space at either end.
  package var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
