import Chapters
import Listings
import Pipeline
import Record
import TestSupport
import Testing

@Suite struct BookCheckerTests {
  private let workplace: Workplace
  private let checker = BookChecker(
    sources: SourceLibrary(files: [
      "Neural/LSTM.swift": "// snippet.forward\nlet a = 1\n// snippet.end\n"
    ]),
    figures: [
      FigureName("loss", of: .train), FigureName("gradient", of: .train),
      FigureName("cellSteps", of: .model),
    ])

  init() throws {
    workplace = try Workplace()
  }

  private func mistakes(in prose: String) throws -> [String] {
    workplace.book.prose["train"] = prose
    return checker.diagnostics(of: try workplace.readBook()).map(\.description)
  }

  @Test(arguments: [
    "{{evaluate.perplexity}}", "{{train.loss.first}}", "{{load.train.documents}}",
    "{{train.epochs}}", "{{evaluate.prompts}}", "{{load.source}}",
    "```claim\ntrain.loss.last < train.loss.first * train.epochs\n```",
    "```swift source=Neural/LSTM.swift#forward\n```",
    "```swift source=Neural/LSTM.swift\n```",
    "```swift source=Neural/LSTM.swift beside=Neural/LSTM.swift#forward\n```",
    "```flashcard\nHow many?\n---\n{{train.steps}}\n```",
    "```predict train.steps\nHow many?\n---\n{{train.steps}}\n```",
    "See [figure](#figure:loss).",
  ]) func knownNamesPass(prose: String) throws {
    #expect(try mistakes(in: prose) == [])
  }

  @Test(arguments: [
    ("{{evaluate.perplexty}}", "'evaluate.perplexty'; did you mean 'evaluate.perplexity'?"),
    ("{{train.epoch}}", "'train.epoch'; did you mean 'train.epochs'?"),
    ("{{evalute.loss}}", "'evalute.loss'; did you mean 'evaluate.loss'?"),
    ("Text\n> {{train.stepss}}", "'train.stepss'; did you mean 'train.steps'?"),
    ("```claim\ntrain.stepz > 1\n```", "'train.stepz'; did you mean 'train.steps'?"),
    ("```flashcard\nHow many?\n---\n{{train.stepz}}\n```", "'train.stepz'; did you mean"),
    (
      "```predict train.stepz\nHow many?\n---\nMany.\n```",
      "'train.stepz'; did you mean 'train.steps'?"
    ),
    ("```predict train.epochs\nHow many?\n---\nMany.\n```", "'train.epochs' is a setting"),
    (
      "```predict train.steps\nOf {{train.epoch}}?\n---\nMany.\n```",
      "'train.epoch'; did you mean 'train.epochs'?"
    ),
    (
      "```swift source=Neural/LSTN.swift\n```",
      "'Neural/LSTN.swift'; did you mean 'Neural/LSTM.swift'?"
    ),
    ("```swift source=Neural/LSTM.swift#forwards\n```", "'forwards'; did you mean 'forward'?"),
    (
      "```swift source=Neural/LSTM.swift beside=Neural/LSTM.swift#forwards\n```",
      "'forwards'; did you mean 'forward'?"
    ),
    ("See [figure](#figure:los).", ":7:5: error: there is no figure 'los'; did you mean 'loss'?"),
    (
      "- **[](#figure:ladder)**",
      ":7:5: error: there is no figure 'ladder'; the figures are loss, gradient, cellSteps"
    ),
  ]) func unknownNamesAreToldWithASuggestion(prose: String, expected: String) throws {
    let mistakes = try mistakes(in: prose)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.contains(expected) == true, "\(mistakes)")
    #expect(mistakes.first?.hasPrefix("chapters/tiny/07-train.md:") == true)
  }

  @Test(
    arguments: [
      ("model", "```figure cellSteps\n```", nil),
      ("model", "```figure cellStep\n```", "'cellStep'; did you mean 'cellSteps'?"),
      ("train", "```figure cellSteps\n```", "belongs to step 'model'; move it to that chapter"),
      ("model", "```figure cellSteps\n```\n\n```figure cellSteps\n```", "is already above"),
    ] as [(String, String, String?)])
  func figuresStandOnceInTheChapterOfTheirStep(
    step: String, prose: String, expected: String?
  ) throws {
    workplace.book.prose[step] = prose
    let mistakes = checker.diagnostics(of: try workplace.readBook()).map(\.description)
    #expect(mistakes.count == (expected == nil ? 0 : 1), "\(mistakes)")
    if let expected { #expect(mistakes.first?.contains(expected) == true, "\(mistakes)") }
  }

  @Test func figuresAreCheckedOnlyWhereTheyAreKnown() throws {
    workplace.book.prose["train"] = "[figure](#figure:nothing)\n\n```figure nothing\n```"
    #expect(BookChecker().diagnostics(of: try workplace.readBook()) == [])
  }

  @Test func theIntroductionIsCheckedToo() throws {
    workplace.book.introduction = "{{train.nothing}}"
    let mistakes = checker.diagnostics(of: try workplace.readBook()).map(\.description)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("chapters/tiny/README.md:3:1: error:") == true)
  }
}
