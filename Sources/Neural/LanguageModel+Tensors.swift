import Kernels
import TensorFiles

extension LanguageModel {
  /// The weights under PyTorch's names, to be loaded with `load_state_dict`.
  package func tensors() -> [TensorFile.Tensor] {
    layout.slots.map { slot in
      TensorFile.Tensor(
        name: slot.name, shape: slot.shape, values: .float32(values(of: slot).array))
    }
  }

  /// Takes over weights by name.
  ///
  /// - Throws: `WeightsError` where one is missing, too many, of another shape or of another type.
  ///   The model is then unchanged.
  package func load(_ file: TensorFile) throws(WeightsError) {
    var loaded: [(ParameterSlot, [Float])] = []
    for slot in layout.slots {
      guard let tensor = file[slot.name] else {
        throw .missing(name: slot.name, present: file.tensors.map(\.name))
      }
      guard tensor.shape == slot.shape else {
        throw .wrongShape(name: slot.name, expected: slot.shape, found: tensor.shape)
      }
      guard case .float32(let values) = tensor.values else {
        throw .wrongType(name: slot.name, found: tensor.values.typeName)
      }
      loaded.append((slot, values))
    }
    let known = Set(layout.slots.map(\.name))
    if let unknown = file.tensors.first(where: { !known.contains($0.name) }) {
      throw .unknown(name: unknown.name, known: layout.slots.map(\.name))
    }
    for (slot, values) in loaded { Kernels.copy(Floats(values), to: self.values(of: slot)) }
  }
}

/// Why weights do not fit a model.
package enum WeightsError: Error, Hashable {
  case missing(name: String, present: [String])
  case unknown(name: String, known: [String])
  case wrongShape(name: String, expected: [Int], found: [Int])
  case wrongType(name: String, found: String)
}

extension WeightsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let name, let present):
      "the weights have no \"\(name)\"; they have \(Self.list(present))"
    case .unknown(let name, let known):
      "the weights have \(name.shown), which the model lacks; it has \(known.joined(separator: ", ")) — "
        + "does the number of layers fit?"
    case .wrongShape(let name, let expected, let found):
      "\"\(name)\" is \(Self.shape(found)) in the file but \(Self.shape(expected)) in the model; "
        + "set model.embedding, model.hidden and vocab.maxTokens to fit"
    case .wrongType(let name, let found):
      "\"\(name)\" is of type \(found); weights must be float32 (F32)"
    }
  }

  /// Names from a file, not more than a person reads.
  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "nothing" }
    let shown = names.sorted().prefix(12).map(\.shown).joined(separator: ", ")
    return shown + (names.count > 12 ? " and \(names.count - 12) more" : "")
  }

  private static func shape(_ shape: [Int]) -> String {
    shape.prefix(8).map(String.init).joined(separator: " × ") + (shape.count > 8 ? " × …" : "")
  }
}
