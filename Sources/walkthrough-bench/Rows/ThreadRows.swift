import Neural

/// How much faster training is on more threads.
enum ThreadRows {
  static var all: [Row] { [row(batchSize: 8), row(batchSize: 32)] }

  private static let length = 128
  /// Optimizer steps whose median counts.
  private static let steps = 3

  /// 1, 2, 4 … and all.
  static func counts(upTo most: Int) -> [Int] {
    var counts: [Int] = []
    var count = 1
    while count < most {
      counts.append(count)
      count *= 2
    }
    return counts + [most]
  }

  private static func row(batchSize: Int) -> Row {
    Row(
      name: "threads.batch\(batchSize)",
      title: "training, batches of \(batchSize): all threads to one", quantity: .speedup
    ) { bench in
      guard bench.threads > 1 else { throw Skipped("there is one thread") }
      let shape = Shape(
        name: "", vocabulary: 10_000, embedding: 256, hidden: 256, layers: 1, batch: batchSize,
        length: length, dropout: 0)
      let batch = shape.sequences(batchSize)
      return {
        let rates = counts(upTo: bench.threads).map { threads in
          let workload = ModelWorkload(shape.model, threads: threads)
          workload.step(batch)
          let times = (0..<steps).map { _ in seconds { workload.step(batch) } }
          return (threads: threads, tokens: Double(shape.tokens) / median(times))
        }
        let note = rates.map { "\($0.threads): \(Int($0.tokens)) tokens/s" }
        return Row.Sample(
          amount: rates[rates.count - 1].tokens / rates[0].tokens, seconds: 0,
          note: note.joined(separator: ", "))
      }
    }
  }
}
