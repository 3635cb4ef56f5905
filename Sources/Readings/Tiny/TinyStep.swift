import Kernels
import Neural
import Random

/// One optimizer step on the tiny review, as training takes it: gradient, clipping, Adam.
package struct TinyStep: Sendable {
  /// One of the model's numbers before and after the step.
  package struct Parameter: Codable, Hashable, Sendable {
    /// As NumPy would write it, such as `W_e[2,0]`.
    package let name: String
    package let before: Double
    package let derivative: Double
    /// The derivative after clipping.
    package let clipped: Double
    /// Adam's averages after the step, not corrected: m, and v.
    package let mean: Double
    package let square: Double
    package let after: Double
  }

  package let parameters: [Parameter]
  /// The norm of the gradient, and the factor that clipping multiplies it by.
  package let norm: Double
  package let factor: Double
  /// The losses of the targets, in nats.
  package let lossesBefore: [Double]
  package let lossesAfter: [Double]

  package init(_ example: TinyExample) {
    let model = example.model.copy()
    func losses() -> [Double] {
      Scorer(model: model, threads: 1).losses(of: [example.sequence[...]])[0].map(Double.init)
    }
    lossesBefore = losses()
    let before = model.parameters.array
    let gradients = BatchGradients(for: model, threads: 1)
    // Nothing is dropped, so nothing is drawn.
    var random = MersenneTwister(seed: 0)
    _ = gradients.compute([example.sequence[...]], model: model, random: &random)
    norm = Clipping.norm(of: gradients.values)
    let factor = Clipping.factor(norm: norm, limit: TinyExample.clipNorm)
    self.factor = Double(factor)
    var adam = Adam(count: model.layout.count, learningRate: TinyExample.learningRate)
    adam.update(model.parameters, with: gradients.values, rows: gradients.rows, scale: factor)
    lossesAfter = losses()
    parameters = Self.names(in: model.layout).enumerated().map { index, name in
      Parameter(
        name: name, before: Double(before[index]), derivative: Double(gradients.values[index]),
        clipped: Double(gradients.values[index] * factor), mean: Double(adam.firstMoment[index]),
        square: Double(adam.secondMoment[index]), after: Double(model.parameters[index]))
    }
  }

  /// The letters that the chapters have for PyTorch's names.
  private static let letters = [
    "embedding.weight": "W_e", "lstm.weight_ih_l0": "W_ih", "lstm.weight_hh_l0": "W_hh",
    "lstm.bias_ih_l0": "b_ih", "lstm.bias_hh_l0": "b_hh", "linear.weight": "W",
    "linear.bias": "b",
  ]

  private static func names(in layout: ParameterLayout) -> [String] {
    layout.slots.flatMap { slot in
      let columns = slot.shape.count == 2 ? slot.shape[1] : 1
      return (0..<slot.count).map { index in
        let place =
          slot.shape.count == 2 ? "\(index / columns),\(index % columns)" : "\(index)"
        return "\(letters[slot.name] ?? slot.name)[\(place)]"
      }
    }
  }
}
