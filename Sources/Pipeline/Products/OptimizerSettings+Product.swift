import Neural
import TensorFiles

/// The optimizer step passes on its settings: before the first update an optimizer has no state.
extension OptimizerSettings: StepProduct {
  package init(decoding file: TensorFile) throws {
    self = try file.note("optimizer")
  }

  package func encoded() throws -> TensorFile {
    var file = TensorFile()
    try file.setNote("optimizer", self)
    return file
  }

  /// An optimizer for `count` parameters that has taken no step.
  func makeAdam(count: Int) -> Adam {
    Adam(
      count: count, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
  }
}
