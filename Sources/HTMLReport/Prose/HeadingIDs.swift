/// The ids of a chapter's headings: GitHub's, prefixed with the chapter's id.
struct HeadingIDs {
  private let prefix: String
  private var used: [String: Int] = [:]

  init(prefix: String) {
    self.prefix = prefix
  }

  /// A unique id for a heading with this text.
  mutating func next(for text: String) -> String {
    let slug = Self.slug(text)
    let count = used[slug, default: 0]
    used[slug] = count + 1
    let name = count == 0 ? slug : "\(slug)-\(count)"
    return name.isEmpty ? prefix : "\(prefix)-\(name)"
  }

  /// Lowercase, with hyphens for spaces, keeping only letters, digits, hyphens and underscores.
  static func slug(_ text: String) -> String {
    String(
      text.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}
