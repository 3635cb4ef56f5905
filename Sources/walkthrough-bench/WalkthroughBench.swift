import ArgumentParser
import Foundation
import Kernels
import Spelling

/// The root of the command line: measures what this project promises about speed.
@main
struct WalkthroughBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walkthrough-bench",
    abstract: "Measure the speed and memory of training, text processing and whole runs.",
    discussion: """
      Every measurement is taken between two of the machine's own rate: the product of two 2048 × \
      2048 matrices on all threads (sgemm). The ratio of the two is what to compare between \
      machines and days; a machine that slows down cancels out. Figures are medians.

        walkthrough-bench                    every row
        walkthrough-bench train text.count   the training rows, and one more
        walkthrough-bench --quick            fewer and shorter runs, for a quick look
        walkthrough-bench --list             what the rows are

      Nothing fails because it is slow. Exit codes: 0 all rows done or skipped, 1 a row failed, \
      2 wrong usage.
      """)

  /// Programs that this one starts in processes of their own, by its first argument.
  private static let helpers: [String: any ParsableCommand.Type] = [
    Watch.name: Watch.self, TrainingSteps.name: TrainingSteps.self,
  ]

  static func main() {
    ChosenKernels.restore()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let name = arguments.first, let helper = helpers[name] {
        var command = try helper.parseAsRoot(Array(arguments.dropFirst()))
        try command.run()
      } else {
        var command = try parseAsRoot(arguments)
        try command.run()
      }
    } catch {
      exit(explaining: error)
    }
  }

  private static func exit(explaining error: any Error) -> Never {
    let code = exitCode(for: error)
    if code.isSuccess {
      print(fullMessage(for: error))
    } else if !(error is ExitCode) {
      FileHandle.standardError.write(Data("\(fullMessage(for: error))\n".utf8))
    }
    Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
  }

  @Argument(help: "Rows to measure, by name or first part of the name; all by default.")
  var rows: [String] = []

  @Flag(help: "List the rows and measure nothing.")
  var list = false

  @Flag(help: "Fewer and shorter runs.")
  var quick = false

  @Option(help: "The number of runs per row; 5 by default, 2 with --quick.")
  var runs: Int?

  @Option(help: "Threads to use; all cores by default.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "What computes the products of a model's steps, 'libxsmm' or 'blas'; by default the first "
        + "that this machine has.",
      valueName: "library"))
  var products: ProductLibrary = .current

  @Option(
    help: ArgumentHelp(
      "An archive of the 25,000 training reviews; rows that need it are skipped without it.",
      valueName: "path"))
  var reviews: String?

  @Option(
    help: ArgumentHelp(
      "A Python with PyTorch, measured alternately with the rows that PyTorch can do too.",
      valueName: "path"))
  var peers: String?

  @Flag(
    help: """
      Measure the memory of a run over the reviews with a whole epoch, and how long training takes \
      to beat counting, with --peers by PyTorch too: many minutes.
      """)
  var wholeEpoch = false

  @Flag(help: "Also time a build and a first run in a new clone: minutes.")
  var cleanBuild = false

  @Option(help: "The project's folder; by default the nearest one, here or above.")
  var root: String?

  @Option(
    help: "The folder for bench.json, or bench-peers.json; the project's output/ by default.")
  var output: String?

  func validate() throws {
    let names = Row.all.map(\.name)
    let groups = names.compactMap { $0.split(separator: ".").first.map(String.init) }
    for row in rows where !names.contains(where: { Self.isChosen($0, by: row) }) {
      throw ValidationError(
        "there is no row '\(row)'\(didYouMean(row, among: groups + names)); --list shows them all")
    }
    if let runs, !(1...1000).contains(runs) {
      throw ValidationError("--runs must be from 1 to 1000, not \(runs)")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
  }

  func run() throws {
    try ProductLibrary.$current.withValue(products) { try measure() }
  }

  private func measure() throws {
    let chosen = Row.all.filter { row in
      // With --peers and no names, only the rows that PyTorch can do too.
      rows.isEmpty
        ? peers == nil || row.peerGoal != nil
        : rows.contains { Self.isChosen(row.name, by: $0) }
    }
    if list {
      for row in chosen { print(row.summary) }
      return
    }
    let bench = try Bench(options: self)
    let record = try Measurer(bench: bench, peers: try peers.map { try Peers(python: $0, bench) })
      .measure(chosen)
    print(BenchTable.text(record))
    print("\nWritten: \(try record.write(to: bench.output).path)")
    if record.rows.contains(where: { $0.failure != nil }) { throw ExitCode.failure }
  }

  /// `train` stands for `train.small` and the like.
  private static func isChosen(_ name: String, by choice: String) -> Bool {
    name == choice || name.hasPrefix(choice + ".")
  }
}

extension ProductLibrary: ExpressibleByArgument {}
