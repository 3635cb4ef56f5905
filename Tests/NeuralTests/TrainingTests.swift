import Kernels
import Neural
import Random
import TestSupport
import Testing

/// Whole models over 50 steps, a batch each, against PyTorch.
@Suite(.everyProductLibrary) struct TrainingTests {
  /// One layer; two with clipping; three with clipping and dropout; then with a shared table, a rate
  /// that changes, weight decay, and dropout everywhere.
  @Test(arguments: 0..<6) func agreesWithPyTorch(index: Int) throws {
    let file = try Fixture.tensors("training").part("\(index)")
    let settings = try file.doubles("settings")
    let (limit, seed, weightDecay) = (settings[0], settings[1], settings[3])
    let dropout = DropoutRates(
      input: settings[4], betweenLayers: settings[5], output: settings[6])
    let isTied = settings[2] == 1
    let model = try LanguageModel(of: file.part("weights"), isTied: isTied)
    var random = MersenneTwister(seed: UInt64(seed))
    let drawn = LanguageModel(model.shape, random: &random)
    #expect(largestDifference(drawn.parameters.array, model.parameters.array) <= 3e-7)

    let (losses, norms) = (try file.floats("losses"), try file.floats("norms"))
    let rates = try file.doubles("rates")
    let lengths = try file.integers("lengths")
    let sequences = try file.sequences(
      lengths: [[Int]](repeating: lengths, count: losses.count).flatMap { $0 })
    let gradients = BatchGradients(for: model, threads: 2)
    var adam = Adam(count: model.layout.count, learningRate: 1, weightDecay: weightDecay)
    for step in losses.indices {
      let batch = sequences[step * lengths.count..<(step + 1) * lengths.count]
      let loss = gradients.compute(
        Array(batch), model: model, dropout: dropout, random: &random)
      let norm = Clipping.norm(of: gradients.values)
      adam.learningRate = rates[step]
      adam.update(
        model.parameters, with: gradients.values, rows: gradients.rows,
        scale: Clipping.factor(norm: norm, limit: limit), threads: 2)
      #expect(abs(loss.mean - Double(losses[step])) < 1e-5 * loss.mean, "step \(step + 1)")
      #expect(abs(norm - Double(norms[step])) < 1e-4 * norm, "step \(step + 1)")
    }
    let trained = try LanguageModel(of: file.part("trained"), isTied: isTied)
    #expect(largestDifference(model.parameters.array, trained.parameters.array) < 1e-4)
    #expect(Int(random.nextWord()) == (try file.integers("next"))[0])
  }
}
