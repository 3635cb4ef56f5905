import Foundation
import Kernels
import Pipeline
import Record

/// The contents of `bench.json`.
struct BenchRecord: Codable {
  var schema = 1
  var started = Date.now
  var machine = Machine.current
  var threads: Int
  var runs: Int
  var isQuick: Bool
  /// The library whose products of square matrices are the fastest here: the machine's own rate.
  var products: String
  /// The version of PyTorch measured alongside, if any.
  var pytorch: String?
  var rows: [RowRecord] = []

  init(bench: Bench, products: ProductLibrary, peers: String?) {
    self.products = products.rawValue
    threads = bench.threads
    runs = bench.runs
    isQuick = bench.isQuick
    pytorch = peers
  }

  /// - Returns: the file written; measurements alongside PyTorch do not replace those without it.
  func write(to folder: URL) throws -> URL {
    let file = folder.appending(path: pytorch == nil ? "bench.json" : "bench-peers.json")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try (encoder.encode(self) + Data("\n".utf8)).write(to: file, options: .atomic)
    return file
  }
}

/// What was measured for one row.
struct RowRecord: Codable {
  struct Run: Codable {
    var reached: Double
    /// The billions of operations per second of sgemm before and after.
    var sgemmGFLOPS: Double
    /// The share of sgemm's rate that the work reached, or the number of products of 2048 × 2048
    /// matrices that fit into its time.
    var ratio: Double?
  }

  var name: String
  var title: String
  var quantity: Row.Quantity
  var goal: Row.Goal?
  var peerGoal: Row.Goal?
  /// The medians of `runs`.
  var reached: Double?
  var ratio: Double?
  var sgemmGFLOPS: Double?
  var runs: [Run] = []
  var peers: [PeerRecord] = []
  var note: String?
  /// Why the row was not measured.
  var skipped: String?
  var failure: String?

  init(_ row: Row) {
    name = row.name
    title = row.title
    quantity = row.quantity
    goal = row.goal
    peerGoal = row.peerGoal?.goal
  }

  mutating func take(_ measured: [Series.Run]) {
    runs = measured.map(run)
    reached = median(runs.map(\.reached))
    sgemmGFLOPS = median(runs.map(\.sgemmGFLOPS))
    ratio = runs.contains { $0.ratio != nil } ? median(runs.compactMap(\.ratio)) : nil
    note = measured.last?.sample.note
    let rates = measured.compactMap { run in run.sample.tokens.map { $0 / run.sample.seconds } }
    if !rates.isEmpty { note = "\(ValueFormat.count.string(.number(median(rates)))) tokens/s" }
  }

  /// The variant of PyTorch that is fastest with the precision of this project.
  var bestPeer: PeerRecord? {
    peers.filter { $0.variant.isFloat32 && $0.ratio != nil }
      .min { $0.ratio ?? .infinity < $1.ratio ?? .infinity }
  }

  private func run(_ run: Series.Run) -> Run {
    let rate = run.sample.amount / run.sample.seconds
    let products = run.sample.seconds * run.sgemm / Series.productOperations
    let (reached, ratio): (Double, Double?) =
      switch quantity {
      case .shareOfSgemm: (rate / run.sgemm, rate / run.sgemm)
      case .tokens: (rate, products)
      case .text: (rate / 1e6, products)
      case .seconds: (run.sample.seconds, products)
      case .minutes: (run.sample.amount, nil)
      case .milliseconds: (run.sample.amount, nil)
      case .memory: (run.sample.amount / 1e6, nil)
      case .factor, .speedup: (run.sample.amount, nil)
      }
    return Run(reached: reached, sgemmGFLOPS: run.sgemm / 1e9, ratio: ratio)
  }
}

/// The same work in PyTorch, measured alternately.
struct PeerRecord: Codable {
  var variant: Peers.Variant
  /// The targets per second that PyTorch reached, run by run.
  var tokensPerSecond: [Double] = []
  /// How many times as fast this project was, run by run.
  var ratios: [Double] = []
  /// The median of `ratios`.
  var ratio: Double?

  init(variant: Peers.Variant) { self.variant = variant }

  mutating func add(own: Double, _ other: Double) {
    tokensPerSecond.append(other)
    ratios.append(own / other)
    ratio = median(ratios)
  }
}
