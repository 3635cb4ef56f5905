import Exports
import Foundation
import HTMLReport
import Random
import TestSupport

/// A book with one damaged chapter: read, checked, planned and rendered.
final class ChapterSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "```", "```swift step\n", "```claim\n", "```flashcard\n", "```answer\n", "# Exercise\n",
    "\n---\n", "````", "~~~", "$", "$$", "{{", "}}", "{{train.epochs}}", "{{a.b.c}}", "[", "](",
    "![", "*", "**", "_", "> ", "- ", "1. ",
    "# ", "\n\n", "\t", "    ", "<script>", "</script>", "&lt;", "\\", "\u{0}", "\u{FEFF}", "é",
    "\u{301}", "\u{202E}", "source=", "source=../../x#y",
    "source=./notes.swift#part", "![a](figures/plot.svg)", "#\u{A0}", "<<<<<<< a\n", "[a](#why)",
    "01-load.md#", "[^1]", "\n[^1]: ", "> [!NOTE]\n", "| a | b |\n|---|:-:|\n", "- [x] ", "(", ")",
    ",", ":", "\"", "//", "\r\n",
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
    let report = try project.plan("damaged").emptyReport
    _ = try HTMLReport().render(report)
    _ = MarkdownBook(report)
    _ = try NotebookBook(report, continuations: [], data: "data").file()
  }
}
