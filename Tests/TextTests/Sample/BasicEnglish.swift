import Foundation

/// The rules of torchtext's `basic_english` tokenizer for ASCII text, one after the other, as
/// naively as they can be written: a reference to check against.
func basicEnglish(_ text: String) -> [String] {
  var line = text.lowercased()
  for (pattern, replacement) in [
    ("'", " '  "), ("\"", ""), (".", " . "), ("<br />", " "), (",", " , "), ("(", " ( "),
    (")", " ) "), ("!", " ! "), ("?", " ? "), (";", " "), (":", " "),
  ] {
    line = line.replacingOccurrences(of: pattern, with: replacement)
  }
  return line.split(whereSeparator: \.isWhitespace).map(String.init)
}
