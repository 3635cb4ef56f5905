import Kernels
import TensorFiles

extension LanguageModel {
  /// The weights under PyTorch's names, each once.
  package func tensors() -> [TensorFile.Tensor] {
    layout.slots.map { slot in
      TensorFile.Tensor(
        name: slot.name, shape: slot.shape, values: .float32(values(of: slot).array))
    }
  }

  /// The weights as `load_state_dict` wants them: a table that two layers share has both names.
  package func stateDict() -> [TensorFile.Tensor] {
    tensors()
      + layout.aliases.map { alias in
        TensorFile.Tensor(
          name: alias.name, shape: alias.slot.shape,
          values: .float32(values(of: alias.slot).array))
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
  /// others. A shared weight may be there under both its names, with equal values.
  fileprivate func weights(
    for layout: ParameterLayout
  ) throws(WeightsError) -> [(slot: ParameterSlot, values: [Float])] {
    var weights: [(ParameterSlot, [Float])] = []
    for slot in layout.slots {
      guard let tensor = self[slot.name] else {
        throw .missing(name: slot.name, present: tensors.map(\.name))
      }
      weights.append((slot, try tensor.values(for: slot)))
    }
    for alias in layout.aliases {
      guard let tensor = self[alias.name] else { continue }
      let values = try tensor.values(for: alias.slot)
      guard weights.contains(where: { $0.0 == alias.slot && $0.1 == values }) else {
        throw .notShared(name: alias.name, with: alias.slot.name)
      }
    }
    let known = layout.slots.map(\.name) + layout.aliases.map(\.name)
    if let unknown = tensors.first(where: { !known.contains($0.name) }) {
      throw .unknown(name: unknown.name, known: known)
    }
    return weights
  }
}

extension TensorFile.Tensor {
  /// The values, if they have the shape of a weight and are finite.
  fileprivate func values(for slot: ParameterSlot) throws(WeightsError) -> [Float] {
    guard shape == slot.shape else {
      throw .wrongShape(name: name, expected: slot.shape, found: shape)
    }
    guard case .float32(let floats) = values else {
      throw .wrongType(name: name, found: values.typeName)
    }
    if let place = floats.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(name: name, place: place, value: "\(floats[place])")
    }
    return floats
  }
}
