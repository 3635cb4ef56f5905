import Tokens

/// Everything that determines the shape of a model.
package struct ModelShape: Codable, Hashable, Sendable {
  /// V.
  package var vocabulary: Int
  /// E.
  package var embedding: Int
  /// H.
  package var hidden: Int
  package var layers: Int
  /// The padding token, whose vector stays zero; `nil` if there is none.
  package var padding: TokenID?
  package var cell: RecurrentCell

  package init(
    vocabulary: Int, embedding: Int, hidden: Int, layers: Int, padding: TokenID?,
    cell: RecurrentCell = .lstm
  ) {
    self.vocabulary = vocabulary
    self.embedding = embedding
    self.hidden = hidden
    self.layers = layers
    self.padding = padding
    self.cell = cell
  }

  /// A shape that was stored without a cell has LSTM layers.
  package init(from decoder: any Swift.Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      vocabulary: try values.decode(Int.self, forKey: .vocabulary),
      embedding: try values.decode(Int.self, forKey: .embedding),
      hidden: try values.decode(Int.self, forKey: .hidden),
      layers: try values.decode(Int.self, forKey: .layers),
      padding: try values.decodeIfPresent(TokenID.self, forKey: .padding),
      cell: try values.decodeIfPresent(RecurrentCell.self, forKey: .cell) ?? .lstm)
  }

  /// The largest E or H, and the most layers and tokens. Up to these no size overflows.
  package static let largestVector = 16_384
  package static let mostLayers = 64
  package static let mostWords = 5_000_000

  /// Whether all numbers are within bounds.
  var isPossible: Bool {
    (1...Self.mostWords).contains(vocabulary) && (1...Self.mostLayers).contains(layers)
      && (1...Self.largestVector).contains(embedding) && (1...Self.largestVector).contains(hidden)
      && (0..<TokenID(vocabulary)).contains(padding ?? 0)
  }
}
