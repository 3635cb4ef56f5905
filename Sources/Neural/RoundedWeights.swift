import Kernels

/// A model's weights with each row of a matrix rounded to 64 levels, so that one takes six bits.
///
/// The levels of a row are evenly spaced from its least value to its greatest. Vectors, which are
/// the biases, keep their values.
package struct RoundedWeights: Sendable {
  package struct Matrix: Sendable {
    package let columns: Int
    /// The least value of each row.
    package let least: [Float]
    /// The distance between neighbouring levels of each row.
    package let steps: [Float]
    /// The level of each value, 0 ..< 64; row after row.
    package let levels: [UInt8]
  }

  package enum Values: Sendable {
    case matrix(Matrix)
    case vector([Float])
  }

  fileprivate static let levels = 64

  private let shape: ModelShape
  /// By PyTorch's names, each weight once.
  private let weights: [String: Values]

  package init(_ model: LanguageModel) {
    shape = model.shape
    weights = Dictionary(
      uniqueKeysWithValues: model.layout.slots.map { slot in
        let values = model.values(of: slot).array
        guard let columns = slot.shape.dropFirst().first else {
          return (slot.name, .vector(values))
        }
        return (slot.name, .matrix(Matrix(rounding: values, columns: columns)))
      })
  }

  /// The weight of PyTorch's name; `nil` if the model has none.
  package subscript(name: String) -> Values? { weights[name] }

  /// The model with these weights. Reading a page's copy of them gives the same numbers.
  package var model: LanguageModel {
    let model = LanguageModel(shape)
    for slot in model.layout.slots {
      guard let values = weights[slot.name] else { continue }
      copy(Floats(values.array), to: model.values(of: slot))
    }
    return model
  }
}

extension RoundedWeights.Values {
  fileprivate var array: [Float] {
    switch self {
    case .matrix(let matrix): matrix.array
    case .vector(let values): values
    }
  }
}

extension RoundedWeights.Matrix {
  fileprivate init(rounding values: [Float], columns: Int) {
    var least: [Float] = []
    var steps: [Float] = []
    var levels: [UInt8] = []
    levels.reserveCapacity(values.count)
    for start in stride(from: 0, to: values.count, by: columns) {
      let row = values[start..<start + columns]
      let (low, high) = (row.min() ?? 0, row.max() ?? 0)
      let step = (high - low) / Float(RoundedWeights.levels - 1)
      least.append(low)
      steps.append(step)
      for value in row {
        let level = step > 0 ? ((value - low) / step).rounded() : 0
        levels.append(level.isFinite ? UInt8(min(level, Float(RoundedWeights.levels - 1))) : 0)
      }
    }
    self.init(columns: columns, least: least, steps: steps, levels: levels)
  }

  /// Computed in double precision and rounded once, as a script does it.
  fileprivate var array: [Float] {
    levels.enumerated().map { index, level in
      let row = index / columns
      return Float(Double(least[row]) + Double(steps[row]) * Double(level))
    }
  }
}
