import Chapters
import TestSupport
import Testing

@testable import HTMLReport

@Suite struct TermsTests {
  /// An introduction that explains a model, a chapter on batches, and one on training.
  private static func book(train: [Block]) -> Book {
    func chapter(_ step: String, _ blocks: [Block]) -> Chapter {
      Chapter(
        file: "\(step).md", text: TitledBlocks(title: step, blocks: blocks),
        cell: StepCell(
          identifier: step, arguments: [], source: "\(step)()",
          location: SourceLocation(file: "\(step).md", line: 1, column: 1)))
    }
    return Book(
      name: "b",
      introduction: TitledBlocks(
        title: "B", blocks: [.paragraph([.text("A "), .emphasis([.text("language model")])])]),
      chapters: [
        chapter(
          "loader",
          [
            .list(
              start: nil,
              items: [
                [.paragraph([.emphasis([.text("batches")]), .emphasis([.text("batch size")])])]
              ]),
            .quote([.paragraph([.strong([.text("no term")]), .emphasis([.text("War and Peace")])])]
            ),
          ]),
        chapter("train", train),
      ])
  }

  private static func linker(_ part: String) -> TermLinker {
    let earlier = ["introduction", "loader", "train"].prefix { $0 != part }
    return TermLinker(terms: Terms(book: book(train: [])), part: part, earlier: earlier)
  }

  /// The pieces of a text on one line, linked ones in brackets with their target.
  private static func marked(_ text: String, in part: String = "train") -> String {
    var linker = linker(part)
    return linker.pieces(of: text)
      .map { piece in piece.term.map { "[\(piece.text)→\($0.id)]" } ?? String(piece.text) }.joined()
  }

  @Test func areWhatRunningTextSetsInEmphasisFirst() {
    let again: [Block] = [.paragraph([.emphasis([.text("Batch")]), .emphasis([.text("loop")])])]
    let terms = Terms(book: Self.book(train: again)).all
    #expect(terms.map(\.text) == ["language model", "batches", "batch size", "loop"])
    #expect(terms.map(\.part) == ["introduction", "loader", "loader", "train"])
    #expect(terms.map(\.id).first == "term-language-model")
  }

  @Test(arguments: [
    ("A batch, a batch.", "A [batch→term-batches], a batch."),
    ("Batches and batches", "[Batches→term-batches] and batches"),
    ("the language model's batch sizes", "the language model's [batch sizes→term-batch-size]"),
    ("of a Language Model.", "of a [Language Model→term-language-model]."),
    ("modelling languages", "modelling languages"), ("", ""), ("…", "…"),
    ("größe batches", "größe [batches→term-batches]"),
  ])
  func linkTheFirstTimeThatTheyAreNamed(text: String, expected: String) {
    #expect(Self.marked(text) == expected)
  }

  @Test func areNotLinkedBeforeOrWhereTheyAreExplained() {
    #expect(Self.marked("language model, batches", in: "introduction") == "language model, batches")
    #expect(
      Self.marked("language model, batches", in: "loader")
        == "[language model→term-language-model], batches")
  }

  @Test func areLinkedOnceInEachSection() {
    var linker = Self.linker("train")
    func links(_ text: String) -> [String] {
      linker.pieces(of: text).compactMap { $0.term == nil ? nil : String($0.text) }
    }
    #expect(links("a batch, a batch size, a batch") == ["batch", "batch size"])
    linker.beginSection()
    #expect(links("a batch, a batch") == ["batch"])
  }

  @Test func areLinkedInLaterSectionsOfTheirOwnPart() {
    var linker = Self.linker("loader")
    _ = linker.explained("batches")
    #expect(linker.pieces(of: "a batch").allSatisfy { $0.term == nil })
    linker.beginSection()
    #expect(linker.pieces(of: "a batch").last?.term?.id == "term-batches")
    #expect(linker.pieces(of: "a batch size").allSatisfy { $0.term == nil }, "not explained yet")
  }

  @Test func areDefinedByTheGlossary() throws {
    var book = Self.book(train: [])
    let at = SourceLocation(file: "GLOSSARY.md", line: 3, column: 1)
    book.glossary = Glossary(
      title: "Words",
      entries: [
        Glossary.Entry(term: "gate", definition: [.text("a number")], location: at),
        Glossary.Entry(term: "Batch", definition: [.text("a handful")], location: at),
      ])
    let terms = Terms(book: book)
    let batch = try #require(terms["batches"])
    #expect(batch.entry?.definition == [.text("a handful")])
    #expect(batch.name == "Batch" && batch.address == "term-batches")
    #expect(batch.definitionID == "define-batches")
    let gate = try #require(terms["Gates"])
    #expect(gate.part == nil && gate.address == "define-gate", "no chapter explains it")
    var linker = TermLinker(terms: terms, part: "introduction", earlier: [])
    #expect(linker.pieces(of: "gates").last?.term == gate, "so every chapter links it")
    #expect(terms["batch size"]?.entry == nil)
  }

  /// What a language does to a word that English doesn't, the glossary says.
  @Test func areLinkedInTheFormsOfTheGlossary() throws {
    var book = Self.book(train: [])
    let at = SourceLocation(file: "GLOSSARY.md", line: 3, column: 1)
    book.glossary = Glossary(
      title: "Wörter",
      entries: [
        Glossary.Entry(
          term: "Gatter", forms: ["Gattern"], definition: [.text("Zahlen")], location: at),
        Glossary.Entry(
          term: "Stapel", forms: ["batches", "ganze Stapel"], definition: [.text("x")],
          location: at),
      ])
    let terms = Terms(book: book)
    let gate = try #require(terms["gattern"])
    #expect(gate == terms["Gatter"] && gate.address == "define-gatter")
    // A form that a chapter explains is the term.
    #expect(terms["Stapel"]?.part == "loader" && terms["stapel"] == terms["batch"])
    #expect(terms["Stapel"]?.name == "Stapel")
    var linker = TermLinker(terms: terms, part: "train", earlier: ["introduction", "loader"])
    #expect(linker.pieces(of: "mit Gattern").last?.term == gate)
    #expect(linker.pieces(of: "als ganze Stapel").last?.text == "ganze Stapel")
  }

  @Test func areExplainedOnce() {
    var linker = Self.linker("loader")
    #expect(linker.explained("batches")?.id == "term-batches")
    #expect(linker.explained("batches") == nil)
    #expect(linker.explained("language model") == nil, "another part does")
    #expect(linker.explained("nothing") == nil)
  }

  @Test func leadToWhereThePageExplainsThem() throws {
    let context = Fixture.context()
    let html = try HTMLReport().html(of: context)
    #expect(html.contains("<dfn id=\"term-language-model\">language model</dfn>"))
    #expect(html.contains("<a class=\"term\" href=\"#term-language-model\">language model</a>"))
    #expect(
      html.contains(
        #"<div id="define-language-model"><dt>language model</dt><dd>"#
          + #"<span class="glossary-definition">"#
          + #"a program that says which word comes next, with <span class="math">p</span></span> "#
          + ##"<a class="glossary-place" href="#term-language-model">the introduction</a></dd></div>"##
      ))
  }
}
