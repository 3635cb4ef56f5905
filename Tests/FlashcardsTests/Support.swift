import Chapters
import Foundation
import TestSupport

@testable import Flashcards

/// A paragraph of one piece of text.
func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

/// A card of the chapter on training.
func flashcard(
  _ question: [Block], _ answer: [Block] = [paragraph("Yes.")], named name: String? = nil
) -> Block {
  .flashcard(
    Flashcard(
      name: name, question: question, answer: answer,
      location: SourceLocation(file: "07-train.md", line: 1, column: 1)))
}

/// A book whose chapters hold these blocks, by step.
func book(_ chapters: [(step: String, blocks: [Block])]) -> Book {
  Book(
    name: "tiny", introduction: TitledBlocks(title: "Tiny"),
    chapters: chapters.map { step, blocks in
      let place = SourceLocation(file: "\(step).md", line: 1, column: 1)
      return Chapter(
        file: "\(step).md", text: TitledBlocks(title: step, blocks: blocks),
        cell: StepCell(identifier: step, arguments: [], source: "", location: place))
    })
}

/// The given number of cards, which ask "1?", "2?" and so on.
func cards(_ count: Int) -> [Card] {
  Deck(book([("train", (1...count).map { flashcard([paragraph("\($0)?")]) })])).cards
}

let today = Day("2026-11-25")!
