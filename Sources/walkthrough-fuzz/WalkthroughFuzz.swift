import ArgumentParser
import Foundation

/// The root of the command line: feeds the program malformed input.
@main
struct WalkthroughFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walkthrough-fuzz",
    abstract: "Fuzz everything that the program reads, from chapters to HTTP requests.",
    discussion: """
      Each input is made from the seed and its number alone, and is given to the code that reads \
      such input. It may be refused or accepted; it must not crash, hang or change a file outside \
      the output folder. Each failure is reported with the command that reproduces it.

        walkthrough-fuzz --count 100000                     all kinds in rotation
        walkthrough-fuzz --seed 7 --first 1234 --count 1    repeat one input
        walkthrough-fuzz load                               the server of a watch under load

      Inputs run in a separate process with a folder of its own. Exit codes: 0 nothing found, \
      1 a failure, 2 wrong usage.
      """)

  @Option(help: "The seed of all inputs.")
  var seed: UInt32 = 1

  @Option(help: "The number of the first input.")
  var first = 0

  @Option(help: "The number of inputs.")
  var count = 1000

  @Option(help: "The seconds after which an input counts as hung.")
  var patience = 60

  @Option(help: .hidden)
  var plant: PlantedFailure?

  func validate() throws {
    guard first >= 0, count > 0, patience > 0, first <= Int.max - count else {
      throw ValidationError("--first must be 0 or more, --count and --patience 1 or more")
    }
  }

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      let rest = Array(arguments.dropFirst())
      var command =
        switch arguments.first {
        case Worker.name: try Worker.parseAsRoot(rest)
        case LoadTest.name: try LoadTest.parseAsRoot(rest)
        default: try parseAsRoot(arguments)
        }
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if !text.isEmpty {
        (code.isSuccess ? FileHandle.standardOutput : .standardError).write(Data("\(text)\n".utf8))
      }
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }

  func run() throws {
    let hasFailed = try Driver(seed: seed, patience: patience, plant: plant)
      .run(first..<(first + count))
    if hasFailed { throw ExitCode.failure }
  }
}

/// A failure that a test plants, to check that it is found.
enum PlantedFailure: String, ExpressibleByArgument, CaseIterable {
  case crash, hang, write
}
