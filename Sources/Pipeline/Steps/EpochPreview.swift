import Random
import Text

/// An epoch in one of the orders, drawn only to be looked at: training draws its own.
package struct EpochPreview: Hashable, Sendable {
  /// The name of the stream of random numbers that previews are drawn from.
  package static let stream = "loader preview"

  package let order: BatchOrder
  /// The share of all cells of the epoch that are padding.
  package let padding: Double
  /// The number of inputs in each sequence of the full batch with the median share of padding;
  /// empty if there are no sequences.
  package let lengths: [Int]

  private init(_ loader: BatchLoader, random: MersenneTwister) {
    var random = random
    let batches = loader.epoch(using: &random).batches
    let size = batches.map(\.count).max()
    let full = batches.filter { $0.count == size }
    let ranked = full.map { (batch: $0, padding: loader.paddingShare(of: [$0])) }
      .sorted { $0.padding < $1.padding }
    order = loader.order
    padding = loader.paddingShare(of: batches)
    lengths = ranked.isEmpty ? [] : ranked[ranked.count / 2].batch.map { loader.lengths[$0] }
  }

  /// The same epoch in every order. If all sequences have one length, as windows do, no order is
  /// better than another: then only in that of `loader`.
  ///
  /// - Parameter random: each order starts from the same state.
  package static func all(of loader: BatchLoader, random: MersenneTwister) -> [EpochPreview] {
    let hasOneLength = loader.lengths.allSatisfy { $0 == loader.lengths.first }
    return BatchOrder.allCases.filter { !hasOneLength || $0 == loader.order }.map { order in
      EpochPreview(
        BatchLoader(lengths: loader.lengths, batchSize: loader.batchSize, order: order),
        random: random)
    }
  }
}
