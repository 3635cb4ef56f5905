/// Finds the borders of words in a text of any script: by Unicode's rules where they suffice, and with
/// a dictionary in Chinese, Japanese, Thai, Lao, Khmer and Burmese. ICU on Linux, Core Foundation on
/// macOS.
///
/// The rules are those for English, which are those of most languages. Dictionaries differ between
/// versions of a library, so its version counts wherever words do.
///
/// Source: Unicode Standard Annex 29, *Word Boundaries*; ICU User Guide, *Boundary Analysis*.
package protocol WordBreaks {
  /// The library and its version, such as "ICU 72.1".
  static var library: String { get }
  /// Whether the rules are there.
  static var isInstalled: Bool { get }

  init()

  /// Appends where the words, marks and runs of spaces of `text` end, in code units, in order; the
  /// last one is the end of the text.
  ///
  /// - Complexity: O(units of `text`).
  mutating func append(endsIn text: [UInt16], to ends: inout [Int])
}

#if canImport(Darwin)
  package typealias SystemWordBreaks = FoundationWordBreaks
#else
  package typealias SystemWordBreaks = ICUWordBreaks
#endif

extension WordBreaks {
  /// Whether words are found where only a dictionary can: some systems install ICU without them.
  package static var hasDictionaries: Bool {
    guard isInstalled else { return false }
    var breaks = Self()
    return ["日本語の文章", "ภาษาไทย"].allSatisfy { text in
      var ends: [Int] = []
      breaks.append(endsIn: Array(text.utf16), to: &ends)
      return 2..<text.utf16.count ~= ends.count
    }
  }
}
