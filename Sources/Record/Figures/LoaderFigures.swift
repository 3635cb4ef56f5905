/// What the page shows of the loader step besides its results.
package struct LoaderFigures: Codable, Hashable, Sendable {
  /// One batch drawn as a grid: a row for each sequence, real cells first, padding after them.
  package struct Grid: Codable, Hashable, Sendable {
    /// "bucketed" or "shuffled".
    package var order: String
    /// The number of real inputs in each row.
    package var lengths: [Int]
    /// The number of cells in each row: the length of the batch's longest sequence.
    package var width: Int
    /// The share of all cells of an epoch that are padding, in this order.
    package var epochPadding: Double
    /// Whether this is the order that the run trains with.
    package var isUsed: Bool

    package init(
      order: String, lengths: [Int], width: Int, epochPadding: Double, isUsed: Bool
    ) {
      self.order = order
      self.lengths = lengths
      self.width = width
      self.epochPadding = epochPadding
      self.isUsed = isUsed
    }
  }

  /// The same epoch in both orders, a batch of each.
  package var grids: [Grid]

  package init(grids: [Grid]) {
    self.grids = grids
  }
}
