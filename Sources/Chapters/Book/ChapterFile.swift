/// A chapter file in a book's folder, named `NN-name.md`.
struct ChapterFile: Hashable {
  let name: String
  /// The number before the hyphen.
  let number: Int
  /// The name between the hyphen and `.md`.
  let step: String

  /// `nil` for a file that is not a chapter.
  init?(name: String) {
    guard name.hasSuffix(".md") else { return nil }
    let digits = name.utf8.prefix { $0.isDigit }
    let rest = name.dropFirst(digits.count)
    guard let number = Int(String(digits) ?? ""), rest.hasPrefix("-") else { return nil }
    self.name = name
    self.number = number
    step = String(rest.dropFirst().dropLast(".md".count))
  }

  /// The file name of a step's chapter.
  static func name(number: Int, step: String) -> String {
    "\(number < 10 ? "0" : "")\(number)-\(step).md"
  }
}
