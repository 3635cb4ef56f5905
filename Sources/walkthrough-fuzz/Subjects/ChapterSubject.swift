import Foundation
import HTMLReport
import Listings
import Pipeline
import Random
import Record
import Rendering
import TestSupport

/// A book with one damaged chapter: read, checked, planned and rendered.
final class ChapterSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "```", "```swift step\n", "```claim\n", "```flashcard\n", "```answer\n", "# Exercise\n",
    "\n---\n", "````", "~~~", "$", "$$", "{{", "}}", "{{train.epochs}}", "{{a.b.c}}", "[", "](",
    "![", "*", "**", "_", "> ", "- ", "1. ",
    "# ", "\n\n", "\t", "    ", "<script>", "</script>", "&lt;", "\\", "\u{0}", "\u{FEFF}", "é",
    "\u{301}", "\u{202E}", "source=", "source=../../x#y", "(", ")", ",", ":", "\"", "//", "\r\n",
  ])

  private let project: ScratchProject
  private var damaged = TinyBook.steps[0]

  init(project: ScratchProject) { self.project = project }

  func prepare(_ random: inout MersenneTwister) throws {
    try write(Array(ScratchProject.book.chapter(damaged).utf8))
    damaged = TinyBook.steps.randomElement(using: &random) ?? damaged
    let chapter = ScratchProject.book.chapter(damaged)
    try write(Self.mutator.mutate(Array(chapter.utf8), &random))
  }

  private func write(_ chapter: [UInt8]) throws {
    try project.write(chapter, to: ScratchProject.path(of: damaged, in: "damaged"))
  }

  func run(_ random: inout MersenneTwister) throws {
    let plan = try project.plan("damaged")
    let steps = plan.steps.map { step in
      StepRecord(id: step.id, key: step.key, state: .ran, settings: step.settings)
    }
    let record = RunRecord(
      book: "tiny", run: "tiny", seed: 1, started: .distantPast,
      machine: Machine(processor: "", cores: 1, blas: "", toolchain: ""), threads: 1,
      steps: steps)
    var checked = record
    checked.claims = ClaimChecker(record: record, isBooksOwn: true).check(plan.book)
    _ = try HTMLReport().render(
      ReportContext(
        book: plan.book, record: checked, figures: [:],
        listings: SourceLibrary(files: [:])))
  }
}
