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
  /// Whether embedding and decoder share one table, which needs E = H.
  ///
  /// Source: Press and Wolf, "Using the Output Embedding to Improve Language Models" (2017).
  package var isTied: Bool

  package init(
    vocabulary: Int, embedding: Int, hidden: Int, layers: Int, padding: TokenID?,
    cell: RecurrentCell = .lstm, isTied: Bool = false
  ) {
    self.vocabulary = vocabulary
    self.embedding = embedding
    self.hidden = hidden
    self.layers = layers
    self.padding = padding
    self.cell = cell
    self.isTied = isTied
  }

  /// The largest E or H, and the most layers and tokens. Up to these no size overflows.
  package static let largestVector = 16_384
  package static let mostLayers = 64
  package static let mostWords = 5_000_000

  /// Whether all numbers are within bounds.
  var isPossible: Bool {
    (1...Self.mostWords).contains(vocabulary) && (1...Self.mostLayers).contains(layers)
      && (1...Self.largestVector).contains(embedding) && (1...Self.largestVector).contains(hidden)
      && (0..<TokenID(vocabulary)).contains(padding ?? 0) && (!isTied || embedding == hidden)
  }
}
