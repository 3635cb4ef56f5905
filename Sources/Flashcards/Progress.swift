/// A reader's progress with one book's cards: the content of a progress file.
package struct Progress: Hashable, Sendable {
  package static let currentFormat = 1

  /// The states of the cards asked so far, by id. Cards that no chapter has any more are kept: they
  /// may come back.
  package var cards: [String: CardState] = [:]

  package init(cards: [String: CardState] = [:]) {
    self.cards = cards
  }
}

extension Progress: Codable {
  private enum CodingKeys: CodingKey { case format, cards }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let format = try container.decode(Int.self, forKey: .format)
    guard format == Self.currentFormat else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: container,
        debugDescription: "it has format \(format), and this version reads \(Self.currentFormat)")
    }
    cards = try container.decode([String: CardState].self, forKey: .cards)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.currentFormat, forKey: .format)
    try container.encode(cards, forKey: .cards)
  }
}
