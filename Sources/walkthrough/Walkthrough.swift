import ArgumentParser
import Foundation

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
        walkthrough run --watch                   again whenever a chapter is saved
        walkthrough status                        what is fresh, what is stale
        walkthrough run wordlstm                  the second book: a word-level model of one text
        walkthrough generate "the movie was"      the trained model writes on
        walkthrough compare longer                that run beside the book's
        walkthrough cards                         asks the cards of the chapters

      Exit codes: 0 done, 1 a step failed, 2 wrong usage or a mistake in a chapter (nothing was \
      run), 3 a claim of the book is false, 130 interrupted.
      """,
    subcommands: [
      Run.self, Status.self, Report.self, Compare.self, Generate.self, Check.self, Cards.self,
      Clean.self,
    ])

  static func main() {
    Allocator.returnLargeArrays()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(explaining: error)
    }
    end(Outcome.done.rawValue)
  }

  /// Ends the process at once, without what libraries do then: OpenBLAS waits for its threads, and
  /// these without end for memory where a limit leaves none.
  private static func end(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }

  /// Ends the program as the error asks for, after telling what happened.
  private static func exit(explaining error: any Error) -> Never {
    let explanation = Explanation(error)
    if explanation.isAnswer {
      print(explanation.text)
    } else if !explanation.text.isEmpty {
      Terminal.standardError(explanation.text + "\n")
    }
    end(explanation.code)
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
