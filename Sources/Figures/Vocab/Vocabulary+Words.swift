import Text

extension Vocabulary {
  /// The ids of its words, the most frequent first: all but the special tokens.
  var wordIDs: Range<Int> { (hasSpecials ? min(Self.specials.count, size) : 0)..<size }
}
