import Kernels

/// The place of each weight of a model in one run of numbers.
///
/// Parameters, gradients and Adam's moments share a layout, so that clipping and updates are each
/// one pass, whatever layers there are.
package struct ParameterLayout: Hashable, Sendable {
  package private(set) var slots: [ParameterSlot] = []

  package init() {}

  /// The total number of values.
  package var count: Int { slots.last?.range.upperBound ?? 0 }

  /// Makes room for a weight. Names and shapes are those of PyTorch's `state_dict`.
  package mutating func add(_ name: String, shape: [Int]) -> ParameterSlot {
    let slot = ParameterSlot(name: name, shape: shape, start: count)
    slots.append(slot)
    return slot
  }
}

/// One weight's name, shape and place.
package struct ParameterSlot: Hashable, Sendable {
  package let name: String
  package let shape: [Int]
  let start: Int

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

  /// The slice in `range` of the values for a whole layout.
  init(_ range: Range<Int>, of all: Floats) {
    values = all[range]
    start = range.lowerBound
  }

  /// The values of one weight.
  subscript(slot: ParameterSlot) -> Floats {
    values[slot.range.lowerBound - start..<slot.range.upperBound - start]
  }
}
