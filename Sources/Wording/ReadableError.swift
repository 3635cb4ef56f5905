/// A problem that a page tells in the language of its readers, and the terminal in English.
package protocol ReadableError: Error, CustomStringConvertible {
  /// What went wrong and what to do about it.
  var phrase: Phrase { get }
}

extension ReadableError {
  package var description: String { phrase.description }
}
