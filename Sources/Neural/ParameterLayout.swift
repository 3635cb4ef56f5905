import Kernels

/// The place of each weight of a model in one run of numbers.
///
/// Parameters, gradients and Adam's moments share a layout, so that clipping and updates are each
/// one pass, whatever layers there are.
package struct ParameterLayout: Hashable, Sendable {
  /// A second name for a weight that two layers share.
  struct Alias: Hashable, Sendable {
    let name: String
    let slot: ParameterSlot
  }

  package private(set) var slots: [ParameterSlot] = []
  private(set) var aliases: [Alias] = []

  package init() {}

  /// The total number of values.
  package var count: Int { slots.last?.range.upperBound ?? 0 }

  /// The table of which a batch touches only some rows; `nil` if every weight is dense.
  package var sparseTable: ParameterSlot? { slots.first(where: \.isSparse) }

  /// Makes room for a weight. Names and shapes are those of PyTorch's `state_dict`.
  ///
  /// - Parameter isSparse: whether only the rows of the tokens that a batch reads have a gradient.
  ///   That is so for a table that no other layer uses; one table of a layout can be sparse.
  package mutating func add(
    _ name: String, shape: [Int], isSparse: Bool = false
  ) -> ParameterSlot {
    precondition(!isSparse || sparseTable == nil, "one table is sparse")
    let slot = ParameterSlot(name: name, shape: shape, start: count, isSparse: isSparse)
    slots.append(slot)
    return slot
  }

  /// Gives a weight the name that it has in another layer.
  mutating func share(_ slot: ParameterSlot, as name: String) -> ParameterSlot {
    precondition(!slot.isSparse, "Another layer can have a gradient in any row")
    aliases.append(Alias(name: name, slot: slot))
    return slot
  }
}

/// One weight's name, shape and place.
package struct ParameterSlot: Hashable, Sendable {
  package let name: String
  package let shape: [Int]
  let start: Int
  /// Whether only the rows of the tokens that a batch reads have a gradient.
  let isSparse: Bool

  /// The number of values.
  package var count: Int { shape.reduce(1, *) }

  /// Its range among the model's values.
  package var range: Range<Int> { start..<start + count }
}

/// Values for a run of consecutive weights: the gradients of a few layers, separate from all
/// others.
struct SlotValues: Sendable {
  let values: Floats
  private let start: Int

  /// Zeros for all weights of `range`.
  init(_ range: Range<Int>) {
    values = Floats(count: range.count)
    start = range.lowerBound
  }

  /// The values of one weight.
  subscript(slot: ParameterSlot) -> Floats {
    values[slot.range.lowerBound - start..<slot.range.upperBound - start]
  }
}
