import Kernels
import Random

/// One recurrent layer over a packed batch; I inputs and H hidden units per position.
///
/// Another kind of cell is a type that conforms to this, and a case of `RecurrentCell`.
protocol RecurrentLayer: Hashable, Sendable {
  /// What the forward pass computes and the backward pass needs again.
  associatedtype Trace: RecurrentTrace

  /// The gates in the order of their activations; G is their number.
  static var gates: [RecurrentGate] { get }

  /// Makes room for the weights.
  ///
  /// - Parameter index: 0 for the layer that reads the embedding.
  init(inputSize: Int, hiddenSize: Int, index: Int, in layout: inout ParameterLayout)

  var inputSize: Int { get }
  var hiddenSize: Int { get }
  /// The weights, consecutive in the layout.
  var slots: [ParameterSlot] { get }

  /// Draws the initial values.
  func initialize(_ parameters: Floats, random: inout MersenneTwister)

  /// Runs the layer over all steps of a batch, from the initial state in `trace`.
  ///
  /// - Parameters:
  ///   - input: a row of I values for each position.
  ///   - trace: receives the hidden state of each position, and what `backward` needs.
  func forward(_ input: Floats, batch: PackedBatch, parameters: Floats, trace: Trace)

  /// Computes the gradients of the weights and the input from those of the hidden states.
  ///
  /// - Parameters:
  ///   - input: as given to `forward`.
  ///   - trace: as `forward` left it; may be overwritten.
  ///   - hiddenGradient: a row of H values for each position; the gradient from later steps is
  ///     added.
  ///   - gradients: those of all layers; accumulates this one's.
  ///   - inputGradient: receives a row of I values for each position.
  func backward(
    _ input: Floats, batch: PackedBatch, parameters: Floats, trace: Trace,
    hiddenGradient: Floats, gradients: SlotValues, inputGradient: Floats)
}

extension RecurrentLayer {
  /// U(±1/√H) for every weight.
  func initialize(_ parameters: Floats, random: inout MersenneTwister) {
    let bound = Float(1 / Double(hiddenSize).squareRoot())
    for slot in slots {
      for index in slot.range { parameters[index] = random.uniform(-bound, bound) }
    }
  }

  /// Multiplications in the matrix products of one position's forward pass: every gate of every
  /// unit reads the input and the hidden state.
  static func multiplications(inputSize I: Int, hiddenSize H: Int) -> Int {
    gates.count * H * (I + H)
  }
}

/// One of the sets of H numbers that a cell computes from its input and hidden state.
package struct RecurrentGate: Hashable, Sendable {
  package let name: String
  package let role: Role

  package enum Role: Sendable {
    /// A new value for the state, −1 ... 1.
    case candidate
    /// A share, 0 ... 1.
    case share
    /// The share of the state that is kept.
    case memory
  }
}

/// What one recurrent layer computes in the forward pass; storage is kept from batch to batch.
protocol RecurrentTrace: Sendable {
  init()

  /// Makes room for a batch that starts from `state`, or from zeros.
  mutating func prepare(for batch: PackedBatch, hiddenSize: Int, from state: RecurrentState?)

  /// The hidden states of all positions.
  var output: Floats { get }
  /// Positions × GH: after the forward pass, the gates' activations.
  var gates: Floats { get }

  /// A copy of the state after a step.
  func state(after step: Int, in batch: PackedBatch) -> RecurrentState
}

/// What one layer carries from step to step, a row of H values for each sequence.
struct RecurrentState: Sendable {
  let hidden: Floats
  /// The cell state, if the layer has one.
  var cell: Floats?
}
