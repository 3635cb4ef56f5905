import ArgumentParser
import Foundation
import Kernels

/// The root of the command line.
@main
struct Walkthrough: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walkthrough",
    abstract: "Chapters that train an LSTM language model and show what happened on one page.",
    discussion: """
      A book is a folder under chapters/, or one of the two in this program. Its eight chapters \
      hold one step each: load, vocab, dataset, loader, model, optimizer, train, evaluate. `run` \
      executes the steps that are not fresh and writes output/<run>/report.html.

        walkthrough run                           on the built-in text
        walkthrough run --data aclImdb_v1.tar.gz  on the real reviews, with the recipe for them
        walkthrough recipes                       the book's settings under a name
        walkthrough run --set train.epochs=5 --as longer
        walkthrough run --watch                   again whenever a chapter is saved
        walkthrough status                        what is fresh, what is stale
        walkthrough run wordlstm                  the second book: a word-level model of one text
        walkthrough generate "the movie was"      the trained model continues a prompt
        walkthrough compare longer                that run beside the book's own
        walkthrough verify class/*                every student's model on your test text
        walkthrough cards                         a quiz on the chapters' cards
        walkthrough export notebook               the book in PyTorch, with the same numbers
        walkthrough publish site                  a web site of all runs
        walkthrough new mine                      a copy of the first book, to make it yours
        walkthrough language mine                 the page's words, to translate them
        walkthrough help authoring                how to write a book
        walkthrough completions bash              lets the Tab key complete all this

      Exit codes: 0 done, 1 a step failed, 2 wrong usage or a mistake in a chapter (nothing was \
      run), 3 a claim of the book is false, 4 standard output or error can't be written, 130 \
      interrupted, 141 the reader of a pipe exited before all was printed, as head does.
      """,
    version: Version.text,
    subcommands: [
      Run.self, Status.self, Report.self, Compare.self, Verify.self, Publish.self, Export.self,
      Generate.self, Check.self, Recipes.self, Cards.self, Clean.self, Books.self, New.self,
      LanguageCommand.self,
      HandOver.self, TakeOver.self, Completions.self,
    ])

  static func main() {
    Allocator.returnLargeArrays()
    StandardStream.prepare()
    var code = ExitStatus.done.rawValue
    do {
      if let guide = Guide.text(for: Array(CommandLine.arguments.dropFirst())) {
        Terminal.write("\(guide)")
      } else {
        var command = try parseAsRoot()
        let products = (command as? any PlanCommand)?.planOptions.trainerOptions.products
        try ProductLibrary.$current.withValue(products ?? .current) { try command.run() }
      }
    } catch {
      let explanation = Explanation(error)
      explanation.report()
      code = explanation.code
    }
    if let failure = StandardStream.output.failure ?? StandardStream.error.failure {
      if !failure.isEndOfReader { Terminal.standardError("error: \(failure)\n") }
      code = failure.exitCode(after: code)
    }
    // At once, skipping the libraries' exit handlers: OpenBLAS waits for its threads, which wait
    // forever for memory if a limit leaves none.
    _exit(code)
  }
}

/// The program's exit codes.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case usage = 2
  case falseClaim = 3
  case outputLost = 4
  case interrupted = 130
  /// What a shell reports for programs that SIGPIPE ends: 128 plus its number.
  case readerEnded = 141

  var code: ExitCode { ExitCode(rawValue) }
}

/// A command line that can be parsed but not carried out.
struct UsageProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
