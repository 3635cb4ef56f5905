/// What stands between the documents of one text.
struct TextSeparator: Hashable {
  let text: String
  /// How often it must occur to be a border.
  let minimum: Int

  /// One that was asked for.
  init(_ text: String) {
    self.text = text
    minimum = 1
  }

  private init(common text: String, minimum: Int) {
    self.text = text
    self.minimum = minimum
  }

  /// The border that collections of texts for language models have. A text that mentions it once
  /// or twice isn't such a collection.
  static let common = TextSeparator(common: "<|endoftext|>", minimum: 3)

  var wasAskedFor: Bool { self != .common }
}
