import Chapters
import Foundation
import Testing

@Suite struct BookTests {
  private func read(_ name: String, _ steps: [String]) throws -> Book {
    try Book.read(
      .folder(fixture(name)), name: name, displayPath: "chapters/\(name)", stepNames: steps)
  }

  @Test func readsABook() throws {
    let book = try read("book", ["load", "vocab"])
    #expect(book.name == "book")
    #expect(book.title == "A small book")
    #expect(book.introduction.blocks.count == 2)
    #expect(book.introduction.blocks.inlineValues.map(\.name) == ["evaluate.perplexity"])
    #expect(book.chapters.map(\.title) == ["Load the text", "Count the words"])
    #expect(book.chapters.map(\.cell.identifier) == ["load", "vocab"])
    #expect(book.chapters[0].file == "chapters/book/01-load.md")
  }

  @Test func findsWhatChaptersHold() throws {
    let chapters = try read("book", ["load", "vocab"]).chapters
    let load = chapters[0]
    #expect(
      load.inlineValues.map(\.location.description) == [
        "chapters/book/01-load.md:12:11", "chapters/book/01-load.md:12:53",
        "chapters/book/01-load.md:19:10",
      ])
    #expect(load.claims.map(\.text) == ["load.train.documents > 100"])
    #expect(load.claims[0].location.description == "chapters/book/01-load.md:22:5")
    let vocab = chapters[1]
    #expect(
      vocab.listings
        == [
          Listing(
            Listing.Part(path: "Text/Vocabulary.swift", name: "build"),
            location: SourceLocation(file: "chapters/book/02-vocab.md", line: 5, column: 13))
        ].map { listing in
          var listing = listing
          listing.location.column = 7
          return listing
        })
    let card = try #require(vocab.flashcards.first)
    #expect(card.question == [.paragraph([.text("What is "), .math("V"), .text("?")])])
    #expect(card.answer.last == .math("V"))
    #expect(card.answer.inlineValues[0].location.line == 18)
    #expect(card.answer.inlineValues[0].location.column == 22)
    #expect(vocab.inlineValues.map(\.name) == ["vocab.size"])
  }

  @Test func readsWindowsFiles() throws {
    let book = try read("windows", ["load"])
    #expect(book.title == "Windows")
    #expect(
      book.introduction.blocks.inlineValues[0].location.description
        == "chapters/windows/README.md:3:7")
    let cell = book.chapters[0].cell
    #expect(cell.location.description == "chapters/windows/01-load.md:6:3")
    #expect(cell.arguments[1].labelLocation.description == "chapters/windows/01-load.md:7:8")
  }

  @Test func findsEveryMistakeAtOnce() throws {
    let error = try #require(throws: Diagnostics.self) {
      try read("broken", ["load", "vocab", "dataset", "train", "model"])
    }
    let found = error.all.map(\.description)
    let expected = [
      "README.md:1:1: error: the book has no introduction",
      "01-load.md:1:1: error: the file does not begin with its title",
      "01-load.md:4:1: error: there is no step 'lod'; did you mean 'load'?",
      "02-dataset.md:1:1: error: 'dataset' is step 3; rename this file to 03-dataset.md",
      "02-dataset.md:3:1: error: the file is not UTF-8",
      "03-trian.md:1:1: error: there is no step 'trian'; did you mean 'train'?",
      "03-vocab.md:1:1: error: 'vocab' is step 2; rename this file to 02-vocab.md",
      "03-vocab.md:3:1: error: raw HTML is not shown",
      "03-vocab.md:3:8: error: raw HTML is not shown",
      "03-vocab.md:3:17: error: a formula between bare dollar signs",
      "03-vocab.md:3:27: error: '{{vocab}}' names no value",
      "03-vocab.md:6:1: error: 'load' is the step of 01-load.md",
      "03-vocab.md:9:1: error: the chapter already has a step cell on line 5",
      "03-vocab.md:10:13: error: size has no value before ')'",
      "04-train.md:1:1: error: the chapter of step 'train' is missing",
      "5-model.md:1:1: error: 05-model.md is a chapter of 'model' too",
      "5-model.md:1:1: error: a chapter's number has two digits; rename this file to 05-model.md",
    ]
    for message in expected {
      #expect(found.contains { $0.hasPrefix("chapters/broken/" + message) }, "\(message)")
    }
    #expect(error.all.first?.location.file == "chapters/broken/README.md")
    let files = error.all.dropFirst().map(\.location.file)
    #expect(files == files.sorted())
  }

  @Test func namesTheFolderThatIsMissing() {
    #expect(mistakes { try read("nowhere", ["load"]) }[0].contains("there is no such folder"))
  }

  @Test func anEmptyChapterIsAMistake() {
    let found = mistakes {
      try Chapter.parse(" \n\t\n", file: "x", step: "load", stepNames: stepNames)
    }
    #expect(found[0].hasPrefix("1:1: the file is empty"))
  }
}
