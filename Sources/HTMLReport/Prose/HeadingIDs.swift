/// The ids of a chapter's headings, as GitHub would make them, with the chapter's name before them.
struct HeadingIDs {
  private let prefix: String
  private var used: [String: Int] = [:]

  init(prefix: String) {
    self.prefix = prefix
  }

  /// An id for a heading that reads `text`, unlike every one before it.
  mutating func next(for text: String) -> String {
    let slug = Self.slug(text)
    let count = used[slug, default: 0]
    used[slug] = count + 1
    let name = count == 0 ? slug : "\(slug)-\(count)"
    return name.isEmpty ? prefix : "\(prefix)-\(name)"
  }

  /// Lower case, spaces as hyphens, and of the rest only letters, digits, hyphens and underscores.
  static func slug(_ text: String) -> String {
    String(
      text.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}
