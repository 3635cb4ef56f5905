import Kernels
import Neural
import Random
import TestSupport
import Testing
import Tokens

@Suite struct DropoutTests {
  let model = exampleModel(shape(20, 5, 8, 3))
  let sequences = exampleSequences((0..<50).map { 2 + $0 % 9 }, vocabulary: 20)

  /// Loss and gradients of the batch, and the state of the stream afterwards.
  func run(
    _ model: LanguageModel, rate: Double, around: Double = 0, seed: UInt64 = 7, threads: Int = 1
  ) -> (loss: Double, gradients: [Float], random: MersenneTwister) {
    var random = MersenneTwister(seed: seed)
    let gradients = BatchGradients(for: model, threads: threads)
    let loss = gradients.compute(
      sequences, model: model,
      dropout: DropoutRates(input: around, betweenLayers: rate, output: around), random: &random)
    return (loss.mean, gradients.values.array, random)
  }

  /// The same seed gives the same masks, and leaves the stream in the same state as PyTorch's.
  @Test(arguments: 0..<7) func agreesWithPyTorch(index: Int) throws {
    let file = try Fixture.tensors("dropout").part("\(index)")
    let fixture = try BatchFixture(file)
    let gradients = BatchGradients(for: fixture.model, threads: 2)
    var random = MersenneTwister(seed: UInt64(try file.integers("seed")[0]))
    let rates = try file.doubles("rates")
    let loss = gradients.compute(
      fixture.sequences, model: fixture.model,
      dropout: DropoutRates(input: rates[0], betweenLayers: rates[1], output: rates[2]),
      random: &random)
    #expect(abs(loss.mean - Double(try file.floats("loss")[0])) < 2e-6)
    #expect(largestDifference(gradients.values.array, fixture.gradients) < 2e-7)
    #expect(Int(random.nextWord()) == (try file.integers("next"))[0])
  }

  @Test func rateZeroDropsAndDrawsNothing() {
    let none = run(model, rate: 0)
    #expect(none.random == MersenneTwister(seed: 7))
    #expect(none.gradients == run(model, rate: 0, seed: 8).gradients)
    #expect(abs(none.loss - ReferenceModel(model).loss(sequences.map(Array.init))) < 2e-6)
  }

  @Test func oneLayerHasNothingToDropBetween() {
    let model = exampleModel(shape(20, 5, 8, 1))
    let dropped = run(model, rate: 0.5)
    #expect(dropped.random == MersenneTwister(seed: 7))
    #expect(dropped.gradients == run(model, rate: 0).gradients)
  }

  @Test func masksComeFromTheSeedAlone() {
    let one = run(model, rate: 0.4, around: 0.2, threads: 1)
    for threads in [2, 3, 8] {
      let other = run(model, rate: 0.4, around: 0.2, threads: threads)
      #expect(other.loss == one.loss)
      #expect(other.gradients == one.gradients)
      #expect(other.random == one.random)
    }
    #expect(run(model, rate: 0.4, around: 0.2, seed: 8).gradients != one.gradients)
  }

  /// A draw of two words for each step, sequence and hidden unit of the padded batch, in both gaps.
  @Test func drawsForThePaddedBatch() {
    var random = MersenneTwister(seed: 7)
    for _ in 0..<2 { _ = random.dropoutMask(count: 9 * 50 * 8, keep: 0.6) }
    #expect(run(model, rate: 0.4).random == random)
  }

  /// The target of a whole window reads the mask of its last position.
  @Test func onlyScoredPositionsUseTheOutputsMask() {
    let model = exampleModel(shape(20, 5, 8, 1))
    var random = MersenneTwister(seed: 7)
    let gradients = BatchGradients(for: model, threads: 1)
    let rates = DropoutRates(output: 0.5)
    let window: [ArraySlice<Int32>] = [[3, 4, 5, 6]]
    let loss = gradients.compute(
      window, model: model, target: .next, dropout: rates, random: &random)
    // The loss of all three targets less that of the first two, under the same masks.
    random = MersenneTwister(seed: 7)
    let all = BatchGradients(for: model, threads: 1)
    let sum = all.compute(window, model: model, dropout: rates, random: &random)
    random = MersenneTwister(seed: 7)
    let first = BatchGradients(for: model, threads: 1)
    let two = first.compute([[3, 4, 5]], model: model, dropout: rates, random: &random)
    #expect(loss.tokens == 1)
    #expect(abs(sum.sum - two.sum - loss.sum) < 1e-5)
  }

  /// What is kept is scaled up: the decoder's mean input, and so the loss, stays about the same.
  @Test func meanLossStaysNear() {
    let losses = (0..<40).map { run(model, rate: 0.2, seed: $0).loss }
    let mean = losses.reduce(0, +) / 40
    #expect(abs(mean - run(model, rate: 0).loss) < 0.01)
    #expect(Set(losses).count == 40)
  }

  /// With everything dropped the upper layers see zeros, whatever the words are.
  @Test func everythingCanBeDropped() {
    let dropped = run(model, rate: 1)
    #expect(dropped.loss.isFinite)
    #expect(dropped.gradients.prefix(20 * 5).allSatisfy { $0 == 0 })
  }

  @Test func scoringDropsNothing() {
    let scorer = Scorer(model: model, threads: 1)
    let before = scorer.losses(of: sequences)
    _ = run(model, rate: 0.9)
    #expect(scorer.losses(of: sequences) == before)
    #expect(abs(Loss(of: before).mean - run(model, rate: 0).loss) < 1e-6)
  }
}
