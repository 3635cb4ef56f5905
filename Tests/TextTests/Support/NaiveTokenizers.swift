import Foundation

/// The rules of both tokenizers for ASCII text, applied one after the other, as naively as
/// possible: references to check against.
enum Naive {
  /// torchtext's `basic_english`.
  static func basicEnglish(_ text: String) -> [String] {
    let marks = "'.,()!?".map { (String($0), " \($0) ") }
    return split(text, replacing: [("\"", "")] + marks + [("<br />", " "), (";", " "), (":", " ")])
  }

  /// The words of the book on the novel.
  static func words(_ text: String) -> [String] {
    split(text, replacing: [("-", " ")] + ",.:;?!$()/_&%*@'`\"".map { (String($0), " \($0) ") })
  }

  private static func split(_ text: String, replacing: [(String, String)]) -> [String] {
    var line = text.lowercased()
    for (mark, replacement) in replacing {
      line = line.replacingOccurrences(of: mark, with: replacement)
    }
    return line.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
