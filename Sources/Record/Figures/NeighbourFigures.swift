/// The words nearest to one word in the table of vectors, before and after training.
package struct NeighbourFigures: Codable, Hashable, Sendable {
  package struct Neighbour: Codable, Hashable, Sendable {
    package var token: String
    /// The cosine of the angle between the vectors, −1 ... 1.
    package var similarity: Double

    package init(token: String, similarity: Double) {
      self.token = token
      self.similarity = similarity
    }
  }

  package var token: String
  /// Nearest first.
  package var before: [Neighbour]
  package var after: [Neighbour]

  package init(token: String, before: [Neighbour], after: [Neighbour]) {
    self.token = token
    self.before = before
    self.after = after
  }
}
