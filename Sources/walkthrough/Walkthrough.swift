import ArgumentParser
import Chapters
import Foundation
import Pipeline

/// The root of the command line.
@main
struct Walkthrough: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walkthrough",
    abstract: "Chapters that train an LSTM language model and show what happened on one page.",
    discussion: """
      A book is a folder under chapters/. Its eight chapters hold one step each: load, vocab, \
      dataset, loader, model, optimizer, train, evaluate. `run` executes the steps that are not \
      fresh and writes output/<run>/report.html.

        walkthrough run                           on the built-in text
        walkthrough run --data aclImdb_v1.tar.gz  on the real reviews
        walkthrough run --set train.epochs=5 --as longer
        walkthrough status                        what is fresh, what is stale
        walkthrough compare longer                that run beside the book's
        walkthrough cards                         asks the cards of the chapters

      Exit codes: 0 done, 1 a step failed, 2 wrong usage or a mistake in a chapter (nothing was \
      run), 3 a claim of the book is false, 130 interrupted.
      """,
    subcommands: [
      Run.self, Status.self, Report.self, Compare.self, Check.self, Cards.self, Clean.self,
    ])

  static func main() {
    Allocator.returnLargeArrays()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(explaining: error)
    }
  }

  /// Ends the program as the error asks for, after telling what happened.
  private static func exit(explaining error: any Error) -> Never {
    switch error {
    case let code as ExitCode:
      Foundation.exit(code.rawValue)
    case is Interrupted:
      Foundation.exit(Outcome.interrupted.rawValue)
    case let diagnostics as Diagnostics:
      Terminal.standardError("\(diagnostics)\n")
      Foundation.exit(Outcome.usage.rawValue)
    case let diagnostic as Diagnostic:
      Terminal.standardError("\(diagnostic)\n")
      Foundation.exit(Outcome.usage.rawValue)
    case let failure as StepFailure:
      Terminal.standardError("\(failure)\n")
      Foundation.exit(Outcome.failed.rawValue)
    case let problem as UsageProblem:
      Terminal.standardError("error: \(problem)\n")
      Foundation.exit(Outcome.usage.rawValue)
    case let known as any Error & CustomStringConvertible where !isParsers(error):
      Terminal.standardError("error: \(known)\n")
      Foundation.exit(Outcome.failed.rawValue)
    default:
      let text = fullMessage(for: error)
      guard exitCode(for: error).isSuccess else {
        Terminal.standardError(text + "\n")
        Foundation.exit(
          isParsers(error) ? Outcome.usage.rawValue : Outcome.failed.rawValue)
      }
      print(text)
      Foundation.exit(Outcome.done.rawValue)
    }
  }

  /// Whether the command line itself could not be understood, or help was asked for.
  private static func isParsers(_ error: any Error) -> Bool {
    exitCode(for: error) == .validationFailure || exitCode(for: error).isSuccess
  }
}

/// The program's exit codes.
enum Outcome: Int32 {
  case done = 0
  case failed = 1
  case usage = 2
  case falseClaim = 3
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }
}

/// A command line that can be understood and can't be carried out.
struct UsageProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
