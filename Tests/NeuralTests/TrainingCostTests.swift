import Neural
import Testing

@Suite struct TrainingCostTests {
  /// Six for each weight that takes part in a product: all but biases and the embedding.
  @Test(arguments: [shape(100, 3, 5, 1), shape(7, 4, 8, 3)])
  func operationsAreSixForEachWeight(_ shape: ModelShape) {
    let weights = LanguageModel(shape).layout.slots
      .filter { $0.shape.count == 2 && $0.name != "embedding.weight" }
      .reduce(0) { $0 + $1.count }
    #expect(TrainingCost(of: shape).operationsPerTarget == 6 * Double(weights))
  }

  @Test func logitsTakeFourBytesEach() {
    #expect(TrainingCost(of: shape(100, 3, 5, 1)).logitsBytes(targets: 512) == 204_800)
  }

  @Test func aYardstickHasALength() {
    let rate = MatmulBenchmark(size: 65, threads: 3).rate()
    #expect(rate > 0 && rate.isFinite)
  }

  /// If a window has one target, the LSTM reads all of it and the decoder runs once.
  @Test func inputsWithoutTargetsCostAsMuchInTheLSTM() {
    let shape = shape(100, 3, 5, 2)
    let decoder = Double(6 * 5 * 100)
    let every = TrainingCost(of: shape).operationsPerTarget
    let next = TrainingCost(of: shape, inputsPerTarget: 20).operationsPerTarget
    #expect(next - decoder == 20 * (every - decoder))
  }
}
