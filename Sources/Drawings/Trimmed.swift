import Foundation

extension String {
  /// Without white space at either end.
  package var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

  /// Without line breaks at the end.
  package var withoutFinalLineBreaks: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
