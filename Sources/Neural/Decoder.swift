import Kernels
import Random

/// The linear layer from hidden states to logits, joined with softmax and cross-entropy.
///
/// Logits for every position of a batch would be its largest array by far. Taken in chunks, they
/// turn into losses and gradients before the next chunk overwrites them.
///
/// Source: `torch.nn.Linear`, `torch.nn.CrossEntropyLoss`.
struct Decoder: Hashable, Sendable {
  /// Positions whose logits exist at one time.
  static let chunkSize = 512

  /// V × H.
  let weight: ParameterSlot
  /// V.
  let bias: ParameterSlot

  var vocabularySize: Int { weight.shape[0] }
  var hiddenSize: Int { weight.shape[1] }

  init(hiddenSize: Int, vocabularySize: Int, in layout: inout ParameterLayout) {
    weight = layout.add("linear.weight", shape: [vocabularySize, hiddenSize])
    bias = layout.add("linear.bias", shape: [vocabularySize])
  }

  /// U(±1/√H) for weight and bias.
  func initialize(_ parameters: Floats, random: inout MersenneTwister) {
    let bound = Float(1 / Double(hiddenSize).squareRoot())
    for slot in [weight, bias] {
      for index in slot.range { parameters[index] = random.uniform(-bound, bound) }
    }
  }

  /// logits = hidden · Wᵀ + b.
  ///
  /// - Parameters:
  ///   - hidden: rows × H.
  ///   - output: receives rows × V.
  func logits(_ hidden: Floats, parameters: Floats, output: Floats) {
    fill(output, withRow: parameters[bias.range])
    multiply(
      hidden, parameters[weight.range], into: output,
      rows: hidden.count / hiddenSize, columns: vocabularySize, inner: hiddenSize,
      transposing: .second, accumulating: true)
  }

  // snippet.forward
  /// The losses of a batch, and on request the gradients of `gradientScale` times their sum.
  ///
  /// - Parameters:
  ///   - hidden: a row of H values for each position.
  ///   - scored: the positions that count.
  ///   - targets: the word to be predicted at each of them.
  ///   - losses: receives −ln of each target's probability, in nats.
  /// - Returns: the sum of the losses.
  func forward(
    _ hidden: Floats, scored: [Int], targets: [Int32], parameters: Floats, losses: Floats,
    workspace: inout DecoderWorkspace, backward: DecoderGradients? = nil
  ) -> Double {
    var sum = 0.0
    for start in stride(from: 0, to: scored.count, by: Decoder.chunkSize) {
      let chunk = start..<min(start + Decoder.chunkSize, scored.count)
      workspace.resize(rows: chunk.count, hiddenSize: hiddenSize, vocabularySize: vocabularySize)
      workspace.gather(hidden, at: scored[chunk])
      logits(workspace.hidden, parameters: parameters, output: workspace.logits)
      sum += SoftmaxCrossEntropy.forward(
        logits: workspace.logits, targets: Array(targets[chunk]), losses: losses[chunk],
        gradientScale: backward?.scale)
      // The logits are now their own gradient: (softmax − one-hot) × scale.
      guard let backward else { continue }
      multiply(
        workspace.logits, workspace.hidden, into: backward.gradients[weight.range],
        rows: vocabularySize, columns: hiddenSize, inner: chunk.count,
        transposing: .first, accumulating: true)
      addRows(workspace.logits, to: backward.gradients[bias.range])
      multiply(
        workspace.logits, parameters[weight.range], into: workspace.hidden,
        rows: chunk.count, columns: hiddenSize, inner: vocabularySize)
      workspace.scatter(to: backward.hiddenGradient, at: scored[chunk])
    }
    return sum
  }
  // snippet.end
}

/// Where the decoder's gradients go.
struct DecoderGradients: Sendable {
  /// Each loss counts so much: 1 / targets for the mean.
  let scale: Float
  /// Those of all parameters; the decoder's are added to.
  let gradients: Floats
  /// A row for each position; the scored ones are written.
  let hiddenGradient: Floats
}

/// Room for one chunk of positions, kept from chunk to chunk.
struct DecoderWorkspace: Sendable {
  /// Rows × H.
  private(set) var hidden = Floats(count: 0)
  /// Rows × V.
  private(set) var logits = Floats(count: 0)
  private var hiddenSize = 0

  mutating func resize(rows: Int, hiddenSize: Int, vocabularySize: Int) {
    self.hiddenSize = hiddenSize
    hidden.resize(to: rows * hiddenSize)
    logits.resize(to: rows * vocabularySize)
  }

  func gather(_ states: Floats, at positions: ArraySlice<Int>) {
    for (row, position) in positions.enumerated() {
      copy(self.row(position, of: states), to: self.row(row, of: hidden))
    }
  }

  func scatter(to states: Floats, at positions: ArraySlice<Int>) {
    for (row, position) in positions.enumerated() {
      copy(self.row(row, of: hidden), to: self.row(position, of: states))
    }
  }

  private func row(_ index: Int, of matrix: Floats) -> Floats {
    matrix.rows(index..<index + 1, of: hiddenSize)
  }
}
