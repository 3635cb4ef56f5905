import Kernels
import TensorFiles

extension LanguageModel {
  /// The weights under PyTorch's names, for `load_state_dict`.
  package func tensors() -> [TensorFile.Tensor] {
    layout.slots.map { slot in
      TensorFile.Tensor(
        name: slot.name, shape: slot.shape, values: .float32(values(of: slot).array))
    }
  }

  /// A model of the given shape with the weights of a file.
  ///
  /// - Throws: `WeightsError`, before anything of the model's size is allocated.
  package init(_ shape: ModelShape, weights file: TensorFile) throws(WeightsError) {
    guard shape.isPossible else { throw .impossible(shape) }
    try self.init(shape) { layout throws(WeightsError) in
      let weights = try file.weights(for: layout)
      let parameters = Floats(count: layout.count)
      for (slot, values) in weights { Kernels.copy(Floats(values), to: parameters[slot.range]) }
      return parameters
    }
  }

  /// Loads weights by name.
  ///
  /// - Throws: `WeightsError`, leaving the model unchanged.
  package func load(_ file: TensorFile) throws(WeightsError) {
    for (slot, values) in try file.weights(for: layout) {
      Kernels.copy(Floats(values), to: self.values(of: slot))
    }
  }
}

extension TensorFile {
  /// The values for each weight of a layout: all present, of the right shape, finite, and no
  /// others.
  fileprivate func weights(
    for layout: ParameterLayout
  ) throws(WeightsError) -> [(slot: ParameterSlot, values: [Float])] {
    var weights: [(ParameterSlot, [Float])] = []
    for slot in layout.slots {
      guard let tensor = self[slot.name] else {
        throw .missing(name: slot.name, present: tensors.map(\.name))
      }
      guard tensor.shape == slot.shape else {
        throw .wrongShape(name: slot.name, expected: slot.shape, found: tensor.shape)
      }
      guard case .float32(let values) = tensor.values else {
        throw .wrongType(name: slot.name, found: tensor.values.typeName)
      }
      if let place = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(name: slot.name, place: place, value: "\(values[place])")
      }
      weights.append((slot, values))
    }
    let known = Set(layout.slots.map(\.name))
    if let unknown = tensors.first(where: { !known.contains($0.name) }) {
      throw .unknown(name: unknown.name, known: layout.slots.map(\.name))
    }
    return weights
  }
}
