import Foundation
import Neural

/// Measures rows one after another, each run between two measurements of the machine's own rate.
struct Measurer {
  let bench: Bench
  let peers: Peers?

  func measure(_ rows: [Row]) throws -> BenchRecord {
    let matmul = MatmulBenchmark.fastest(size: Series.productSize, threads: bench.threads)
    var record = BenchRecord(
      bench: bench, products: matmul.library, peers: try peers?.describe())
    for (index, row) in rows.enumerated() {
      let progress = Progress(prefix: "[\(index + 1)/\(rows.count)] \(row.name)")
      record.rows.append(measure(row, matmul: matmul, progress: progress))
      progress.finish()
    }
    return record
  }

  private func measure(_ row: Row, matmul: MatmulBenchmark, progress: Progress) -> RowRecord {
    var record = RowRecord(row)
    do {
      progress.show("preparing")
      let series = Series(matmul: matmul, work: try row.prepare(bench))
      let count = row.isMeasuredOnce ? 1 : bench.runs
      if let peers, let goal = row.peerGoal {
        let arguments = try goal.arguments(bench)
        record.peers = try measure(series, against: peers, arguments, progress: progress)
      } else {
        for run in 1...count {
          progress.show("run \(run) of \(count)")
          _ = try series.run()
        }
      }
      record.take(series.runs)
    } catch let skipped as Skipped {
      record.skipped = skipped.reason
    } catch {
      record.failure = "\(error)"
    }
    return record
  }

  /// A, B, A, B …: each run is paired with one of every variant of PyTorch.
  private func measure(
    _ series: Series, against peers: Peers, _ arguments: [String], progress: Progress
  ) throws -> [PeerRecord] {
    var records = Peers.Variant.allCases.map { PeerRecord(variant: $0) }
    for run in 1...bench.runs {
      for index in records.indices {
        let name = records[index].variant.rawValue
        progress.show("run \(run) of \(bench.runs), alternating with \(name)")
        guard let other = try peers.tokensPerSecond(records[index].variant, arguments) else {
          continue
        }
        let own = try series.run()
        records[index].add(
          own: (own.sample.tokens ?? own.sample.amount) / own.sample.seconds, other)
      }
    }
    return records
  }
}

/// The runs of one row, and the machine's rate before and after each.
final class Series {
  struct Run {
    let sample: Row.Sample
    /// The operations per second of sgemm around the run.
    let sgemm: Double
  }

  /// Additions and multiplications in the product that gives the machine's rate.
  static let productOperations = 2 * Double(productSize) * Double(productSize) * Double(productSize)
  static let productSize = 2048

  private let matmul: MatmulBenchmark
  private let work: () throws -> Row.Sample
  private(set) var runs: [Run] = []

  init(matmul: MatmulBenchmark, work: @escaping () throws -> Row.Sample) {
    self.matmul = matmul
    self.work = work
  }

  func run() throws -> Run {
    let before = matmul.rate()
    let sample = try work()
    let run = Run(sample: sample, sgemm: (before + matmul.rate()) / 2)
    runs.append(run)
    return run
  }
}

/// A line on the terminal that says what is being measured; silent when output is not a terminal.
final class Progress {
  private let prefix: String
  private let isShown = isatty(STDERR_FILENO) == 1

  init(prefix: String) { self.prefix = prefix }

  func show(_ text: String) { write("\r\u{1B}[2K\(prefix): \(text) …") }

  func finish() { write("\r\u{1B}[2K") }

  private func write(_ text: String) {
    if isShown { FileHandle.standardError.write(Data(text.utf8)) }
  }
}
