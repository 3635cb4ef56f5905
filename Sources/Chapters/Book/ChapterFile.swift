/// A file of a book's folder that counts as a chapter: `NN-name.md`.
struct ChapterFile: Hashable {
  let name: String
  /// The digits before the dash, as a number.
  let number: Int
  /// What stands between the dash and `.md`.
  let step: String

  /// `nil` for a file that is no chapter.
  init?(name: String) {
    guard name.hasSuffix(".md") else { return nil }
    let digits = name.utf8.prefix { $0.isDigit }
    let rest = name.dropFirst(digits.count)
    guard let number = Int(String(digits) ?? ""), rest.hasPrefix("-") else { return nil }
    self.name = name
    self.number = number
    step = String(rest.dropFirst().dropLast(".md".count))
  }

  /// The name that the chapter of a step has.
  static func name(number: Int, step: String) -> String {
    "\(number < 10 ? "0" : "")\(number)-\(step).md"
  }
}
