import Neural
import Record

extension TrainingLog {
  /// The arithmetic throughput beside this machine's in plain matrix products, and the memory that
  /// logits take in parts and would take as a whole; by their names in the result catalog.
  func speed(of model: LanguageModel, threads: Int) -> [String: Value] {
    // A GPU's speed says nothing beside that of this machine's processor.
    let isElsewhere = engines.contains { $0.device == TrainerRecord.Device.cuda.rawValue }
    guard let tokensPerSecond, !isElsewhere else { return [:] }
    let cost = TrainingCost(of: model.shape)
    let piece = min(largestBatch, TrainingCost.targetsAtATime)
    let rate = cost.operationsPerTarget * tokensPerSecond
    let productRate = MatmulBenchmark.quickRate(threads: threads)
    return [
      "gigaflops": .number(rate / 1e9),
      "productGigaflops": .number(productRate / 1e9),
      "productShare": .number(rate / productRate),
      "largestBatch": .integer(largestBatch),
      "targetsAtATime": .integer(TrainingCost.targetsAtATime),
      "logitsBytes": .integer(cost.logitsBytes(targets: piece)),
      "wholeLogitsBytes": .integer(cost.logitsBytes(targets: largestBatch)),
    ]
  }
}
