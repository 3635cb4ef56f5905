import ArgumentParser
import Foundation
import Neural
import Text

/// How time and memory grow with the number of tokens.
enum ScalingRows {
  static var all: [Row] { [text, time, memory] }

  private static let sizes = [1, 4, 16]

  /// The inputs of a sequence at the smallest size; a batch has 64 sequences.
  private static let length = 16

  private static var text: Row {
    Row(
      name: "scaling.text", title: "text: time per byte, 16 × as many to 1 ×", quantity: .factor
    ) { bench in
      let location = try CorpusLocation(path: bench.reviews().path)
      let whole = try bench.reviewTexts().corpus.train.count
      let corpora = try sizes.reversed().map { part in
        try ReviewTexts.read(location, ReadOptions(limit: whole / part, testLimit: 2))
      }
      return {
        let times = try corpora.map { corpus in
          try seconds { _ = try ReviewTexts.dataset(corpus, validation: 0.1) }
        }
        let perByte = zip(times, corpora).map { $0 / Double($1.train.size) }
        return Row.Sample(
          amount: perByte[2] / perByte[0], seconds: times.reduce(0, +), note: note(times))
      }
    }
  }

  private static var time: Row {
    Row(
      name: "scaling.time", title: "training: time per token, 16 × as many to 1 ×",
      quantity: .factor
    ) { bench in
      {
        let times = try sizes.map { size in
          try TrainingSteps.run(vocabulary: 10_000, length: length * size, bench).secondsPerStep
        }
        return Row.Sample(
          amount: times[2] / times[0] / 16, seconds: times.reduce(0, +), note: note(times))
      }
    }
  }

  /// With logits for all tokens at once, each token would take another 4 × V bytes.
  private static var memory: Row {
    Row(
      name: "scaling.memory", title: "training: memory per token, V 40,000 to V 10,000",
      quantity: .factor, isMeasuredOnce: true
    ) { bench in
      {
        func bytesPerToken(_ vocabulary: Int) throws -> Double {
          let peaks = try [4, 16].map { size in
            try TrainingSteps.run(vocabulary: vocabulary, length: length * size, bench).peakBytes
          }
          return Double(peaks[1] - peaks[0]) / Double(12 * length * TrainingSteps.batch)
        }
        let (few, many) = (try bytesPerToken(10_000), try bytesPerToken(40_000))
        return Row.Sample(
          amount: many / few, seconds: 0,
          note: "\(Int(few)) and \(Int(many)) bytes for each additional token of a batch")
      }
    }
  }

  private static func note(_ times: [Double]) -> String {
    zip(sizes, times).map { "\($0) ×: \(($1 * 1000).rounded() / 1000) s" }.joined(separator: ", ")
  }
}

/// Takes optimizer steps on random words and prints how long one takes. Started by this program
/// itself, so that each size has memory of its own.
struct TrainingSteps: ParsableCommand {
  static let name = "steps"
  static let batch = 64
  private static let steps = 3

  @Option var vocabulary: Int
  @Option var length: Int
  @Option var threads: Int

  func run() throws {
    let shape = Shape(
      name: "", vocabulary: vocabulary, embedding: 128, hidden: 256, layers: 1, batch: Self.batch,
      length: length, dropout: 0)
    let workload = ModelWorkload(shape.model, threads: threads)
    let sequences = shape.sequences(shape.batch)
    workload.step(sequences)
    print(median((0..<Self.steps).map { _ in seconds { workload.step(sequences) } }))
  }

  /// Runs it in a process of its own.
  static func run(
    vocabulary: Int, length: Int, _ bench: Bench
  ) throws -> (secondsPerStep: Double, peakBytes: Int) {
    let usage = try Child.run(
      Child.itself,
      [
        name, "--vocabulary", "\(vocabulary)", "--length", "\(length)", "--threads",
        "\(bench.threads)",
      ])
    guard let time = Double(usage.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Problem("the process that trains printed no time: \(usage.output)")
    }
    return (time, usage.peakBytes)
  }
}
