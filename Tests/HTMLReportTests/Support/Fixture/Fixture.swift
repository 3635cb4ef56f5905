import Chapters
import Figures
import Foundation
import Listings
import Pipeline
import Record
import Rendering
import Testing

/// A run of all eight steps, invented but plausible, for tests and previews.
enum Fixture {
  /// - Parameter steps: The number of optimizer steps.
  static func context(steps: Int = 900, edition: Edition? = nil) -> ReportContext {
    ReportContext(
      book: book, record: record, figures: drawn(figures(steps: steps)), origin: source.origin,
      listings: listings, graph: Steps.graph, edition: edition)
  }

  /// The same, with a model to write with and other runs to switch on.
  static func contextWithModel() throws -> ReportContext {
    var context = context()
    context.figures[.train]?[0] = try #require(
      loss(training(steps: 900)).drawn(in: values, beside: otherRuns))
    guard let figure = try liveModel.get()?.drawn(in: values) else { return context }
    context.figures[.evaluate, default: []].append(figure)
    return context
  }

  /// The same, without the parts that make a page long.
  static func smallContext() -> ReportContext { context(steps: 12) }

  static let record = RunRecord(
    book: "imdb", run: "imdb", seed: 42, started: Date(timeIntervalSince1970: 1_775_000_000),
    machine: Machine(
      processor: "Example CPU @ 2.60GHz", cores: 2, blas: "OpenBLAS 0.3.21",
      toolchain: "Swift 6.3.1"),
    threads: 2,
    data: DataSource(source: "sample", digest: digest),
    overrides: ["train.epochs": "5"],
    claims: claims, steps: stepRecords)

  static let digest = "9f2c1e7ab0443d5c8e61f0b7a9d3e2c45b6f708192a3b4c5d6e7f8091a2b3c4d"

  static let listings = SourceLibrary(files: [
    "Neural/LSTM.swift": """
    /// One layer.
    struct LSTM {
      // snippet.gates
      /// Gates of one time step, each in 0...1 but `g`, in −1...1.
      mutating func gates(_ x: Span<Float>, hidden: Int = 256) -> [Float] {
        let total = 4 * hidden  // i, f, g, o
        var gates = [Float](repeating: 0.5e-3, count: total)
        for index in 0..<total where x.count > 0 { gates[index] += "σ".isEmpty ? 0 : x[0] }
        return gates
      }
      // snippet.end
    }
    """,
    "Pipeline/Steps/Train.swift": """
    import Neural

    /* The seventh step: /* nested */ the loop itself. */
    struct Train: Step {
      @Setting var epochs = 3

      func run(_ inputs: Inputs) async throws -> Figures {
        for epoch in 1...epochs {
          for batch in inputs.loader.batches(epoch: epoch) {
            let loss = model.forward(batch)
            model.backward()
            optimizer.step(clipNorm: clipNorm)
            record(loss, note: "epoch \\(epoch)")
          }
        }
      }
    }
    """,
  ])

  private static let claims = [
    ClaimRecord(
      text: "evaluate.perplexity < evaluate.bigramPerplexity",
      location: "chapters/imdb/08-evaluate.md:20",
      state: .holds, detail: "31.6 < 64.2"),
    ClaimRecord(
      text: "evaluate.perplexity < evaluate.bigramPerplexity / 3",
      location: "chapters/imdb/08-evaluate.md:24",
      state: .fails, detail: "31.6 < 21.4"),
    ClaimRecord(
      text: "train.epochs == 3", location: "chapters/imdb/07-train.md:30",
      state: .doesNotHoldHere,
      detail: "5 == 3"),
  ]

  private static let stepRecords: [StepRecord] = [
    StepRecord(
      id: .load, key: "a1", state: .cached, seconds: 0.42,
      settings: ["source": "sample", "limit": 0, "testLimit": 0],
      results: [
        "train.documents": 25_000, "test.documents": 25_000, "train.bytes": 33_157_823,
        "test.bytes": 32_376_150, "emptyDocuments": 0,
      ]),
    StepRecord(
      id: .vocab, key: "a2", state: .cached, seconds: 3.2,
      settings: ["tokenizer": "basicEnglish", "maxTokens": 10_000, "minFrequency": 1],
      results: [
        "size": 10_000, "types": 100_683, "tokens": 6_763_117, "coverage": 0.9412,
        "singletons": 40_211, "unigramLoss": 6.391,
      ]),
    StepRecord(
      id: .dataset, key: "a3", state: .ran, seconds: 1.1,
      settings: ["framing": "documents", "length": 256, "validation": 0.1],
      results: [
        "train.sequences": 22_500, "validation.sequences": 2_500, "test.sequences": 25_000,
        "train.tokens": 4_520_118, "validation.tokens": 501_223, "test.tokens": 4_934_000,
        "cut": 8_120,
      ]),
    StepRecord(
      id: .loader, key: "a4", state: .ran, seconds: 0.2,
      settings: ["batchSize": 32, "order": "bucketed"],
      results: ["batches": 704, "padding": 0.021, "shuffledPadding": 0.183, "lastBatch": 4]),
    StepRecord(
      id: .model, key: "a5", state: .ran, seconds: 0.08,
      settings: ["embedding": 128, "hidden": 256, "layers": 1, "dropout": 0],
      results: [
        "parameters": 4_245_264, "embeddingParameters": 1_280_000, "lstmParameters": 395_264,
        "linearParameters": 2_570_000,
      ]),
    StepRecord(
      id: .optimizer, key: "a6", state: .ran, seconds: 2.3,
      settings: ["algorithm": "adam", "learningRate": 0.001, "epsilon": 1e-8],
      results: ["initialLoss": 9.223, "uniformLoss": 9.210, "overfitLoss": 0.041]),
    StepRecord(
      id: .train, key: "a7", state: .ran, stale: "train: epochs 3 → 5", seconds: 251.3,
      settings: ["epochs": 5, "clipNorm": 1],
      results: [
        "steps": 3_520, "loss.first": 9.224, "loss.last": 3.61, "loss.mean": 3.58,
        "validationLoss": 3.5,
        "validationPerplexity": 33.1, "bestEpoch": 4, "tokensPerSecond": 24_120,
        "seconds": 248.0,
      ]),
    StepRecord(
      id: .evaluate, key: "a8", state: .ran, seconds: 12.7,
      settings: ["checkpoint": "last", "prompts": .list(["the movie was"]), "temperature": 0.8],
      results: [
        "loss": 3.453, "perplexity": 31.6, "tokens": 4_934_000, "unigramPerplexity": 598.4,
        "bigramPerplexity": 64.2, "trigramPerplexity": 47.9, "ngramPerplexity": 45.1,
        "ngramOrder": 5, "floorPerplexity": 24.3, "extra.note": "kept by name",
      ]),
  ]
}

/// Numbers that look random but are the same each time.
struct Noise {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// In 0..<1.
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }

  /// Approximately normal, with mean 0 and standard deviation 1.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + next() } }
}
