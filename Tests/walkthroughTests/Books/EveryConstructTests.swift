import Exports
import Foundation
import Record
import TestSupport
import Testing

/// A teacher's whole way: a book written from `new` with every construct of AUTHORING.md, then run,
/// exported, printed and published, and the runs of a class that worked with it, verified.
@Suite struct EveryConstructTests {
  private let project: Project

  init() throws { project = try Project([:]) }

  @Test func aBookIsWrittenRunExportedPrintedPublishedAndVerified() throws {
    try write()
    try check()
    try run()
    try exportMarkdown()
    try exportNotebook()
    try exportPDF()
    try exportCards()
    try publish()
    try verify()
  }

  /// Expects that a text has each piece.
  private func expect(_ text: String, has pieces: [String], _ what: String) {
    for piece in pieces { #expect(text.contains(piece), "\(what) lacks \(piece)") }
  }

  private func succeed(_ arguments: String...) throws {
    let outcome = try project.run(arguments)
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
  }

  // MARK: The book

  /// The cells of a new book with settings for tiny reviews, a sentence for each chapter, and every
  /// example of the guide. What it explains without an example comes on top.
  private func write() throws {
    try succeed("new", "mine", "--empty")
    let tiny = TinyBook()
    for step in TinyBook.steps {
      try project.edit("chapters/mine/\(TinyBook.file(step))") { chapter in
        chapter.replacing(
          "What does this step do, and why? Write it here.", with: "This is \(step)."
        )
        .replacing(
          /```swift step\n.*?\n```/.dotMatchesNewlines(),
          with: "```swift step\n\(tiny.cells[step] ?? "")\n```")
      }
    }
    try GuideExamples.add(to: "mine", in: project)
    try project.edit("chapters/mine/08-evaluate.md") {
      $0 + "\n\\{\\{plain}}, [figures](#figure:loss) and [](#figure:gradient), "
        + "and [the other book](../imdb/07-train.md).\n\n<!-- a note to myself -->\n"
    }
    try project.edit("chapters/mine/03-dataset.md") {
      $0 + "\n```flashcard\nWhat is $`\\mean{x}`$?\n---\nA mean, not $`\\norm{x}`$.\n```\n"
    }
    for (file, text) in [
      "00-welcome.md": "# Welcome, `reader` of $`x`$\n\nשלום",
      "APPENDIX.md":
        "# Symbols\n\n| symbol | meaning |\n|---|---|\n| $`V`$ | the number of words |\n",
      "recipes/quick":
        "# One epoch.\ndescription = \"A quick look\"\ntrain.epochs = 2\nmodel.hidden = 8\n",
    ] {
      try project.folder.write(text, to: "chapters/mine/\(file)")
    }
  }

  private func check() throws {
    let outcome = try project.run("check", "mine")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output.hasPrefix(
        "A small book: 10 chapters, 1 recipe, 1 claim, 3 flashcards, 1 prediction, 2 answers, "
          + "1 picture ("), "\(outcome.output)")
  }

  private func run() throws {
    try succeed("run", "mine")
    try succeed("run", "mine", "--recipe", "quick", "--as", "quick")
    let page = try project.text("output/mine/report.html")
    let pieces = [
      // Values and macros.
      #"title="training documents">24</a> documents"#,
      #"title="passes over the training data">1</a>"#,
      #"data-macros="{&quot;\\norm"#, #"<span class="math">\norm{g}</span>"#, "{{plain}}",
      // Claims, predictions, cards, answers.
      #"class="claim claim-holds"#, #"data-result="optimizer.initialLoss""#, #"class="prediction""#,
      "What does a vocabulary give each word?", #"class="answer"><summary>"#, "The memory&#39;s.",
      // Figures, placed and referred to.
      ##"href="#figure-5-6">figure&nbsp;5.6</a>"##, #"id="figure-5-6""#,
      #">figures&nbsp;7.1</a> and <a class="figure-link""#,
      // Text.
      #"<dfn id="term-batch">"#, #"id="define-perplexity""#,
      #"<aside class="callout callout-note">"#,
      #"<td class="center">lets something in</td>"#, #"id="loader:footnote-1""#, "<s>struck</s>",
      #"<input type="checkbox" disabled checked"#, #"<a href="https://example.org""#,
      #"src="data:image/svg+xml;base64,"#, #"alt="A line that falls, first fast and then slowly""#,
      ##"href="#vocab-what-came-before""##, #"href="../imdb/report.html#train""#, #"dir="auto""#,
      // Listings.
      "<code>Sources/Neural/LSTMLayer.swift</code>", "<code>notes.swift</code>",
      "<code>loop.py</code>", #"class="listing-pair""#,
      // Chapters without a step.
      #"id="chapter-homework""#, #"id="chapter-welcome""#, #"id="appendix""#,
    ]
    expect(page, has: pieces, "the page")
    #expect(!page.contains("a note to myself") && !page.contains("../index.html"))
    #expect(try project.text("output/quick/report.html").contains("recipe"))
  }

  // MARK: Exports

  private func exportMarkdown() throws {
    try succeed("export", "markdown", "mine", "--to", "md")
    try project.expectLinksBetweenMarkdownFiles(in: "md")
    let pieces = [
      "README.md": [
        #"$`\def\norm#1{\lVert #1 \rVert}\norm{g}`$"#, "(00-welcome.md)", "(APPENDIX.md)",
      ],
      "00-welcome.md": ["# Welcome, `reader` of $`x`$", "שלום"],
      "01-load.md": [
        "This run reads 24 documents", "![A line that falls, first fast and then slowly](pictures/",
      ],
      "02-vocab.md": [
        "[what came before](#what-came-before)", "> **Card.** What does a vocabulary",
      ],
      "03-dataset.md": [
        #"$`-\ln p(w_t)`$"#, "```math\n\\gdef\\mean#1",
        #"Again $`\def\mean#1{\frac{1}{T} \sum_{t=1}^{T} #1}L = \mean{\ell_t}`$."#,
      ],
      "04-loader.md": [
        "> [!NOTE]\n> Mind the gap.", "A claim.[^1] A ~~struck~~ word",
        "[^1]: The note, with *emphasis*.",
        "- [x] read chapter 1\n- [ ] change", "| input | lets something in | 0 … 1 |",
        "| :--- | :---: | ---: |", "a *batch*.",
      ],
      "05-model.md": [
        "in [figure 5.6](#figure-5-6):\n\n<a id=\"figure-5-6\"></a>", "func forward(",
        "let sum = 1",
        "let product = 1", "  print(a)",
      ],
      "06-optimizer.md": [
        "> ✓ **Claim holds:** `optimizer.initialLoss < optimizer.uniformLoss + 0.5`",
        "> **Guess first.** What is the loss before any training?",
      ],
      "07-train.md": ["train(epochs: 1, clipNorm: 1)", "![The loss during training](figures/"],
      "08-evaluate.md": [
        "4H(E + H + 2)", "{{plain}}", "[figures 7.1](07-train.md#figure-7-1)",
        "the other book.",
      ],
      "09-homework.md": ["<summary>Answer</summary>", #"$`\ln V`$"#],
      "APPENDIX.md": ["| $`V`$ | the number of words |"],
      "GLOSSARY.md": ["- **batch**: the sequences"],
    ]
    for (file, pieces) in pieces { expect(try project.text("md/\(file)"), has: pieces, file) }
    #expect(try project.text("md/pictures/load-1.svg").contains("M1 1L8 8"))
    #expect(project.files("md").allSatisfy { !$0.hasSuffix(".html") })
  }

  private func exportNotebook() throws {
    try succeed("export", "notebook", "mine")
    let notebook = try ExportedNotebook("mine.ipynb", in: project)
    #expect(notebook.cells.count { $0.cell_type == "code" } == 9)
    let pieces = [
      "This run reads 24 documents", #"$\def\norm#1{\lVert #1 \rVert}\norm{g}$"#, "> **Note**\n",
      "| input | lets something in | 0 … 1 |", "A claim.<sup>1</sup> A ~~struck~~", "- [x] read",
      "in [figure 5.6](#figure-5-6)", "let product = 1", "  print(a)", "**Claim holds:**",
      "> **Guess first.**", "> **Card.**", "$$\n4H(E + H + 2)\n$$", "(attachment:load-1.svg",
      "- **batch**: the sequences", "# Welcome, `reader` of $x$", "the other book.",
    ]
    expect(notebook.text(of: "markdown"), has: pieces, "the notebook")
    notebook.expectLinksWithin()
    guard InstalledNotebooks.areThere else {
      Issue.record("not executed: \(InstalledNotebooks.advice)", severity: .warning)
      return
    }
    try ExportedNotebook.execute("mine", in: project)
  }

  private func exportPDF() throws {
    guard (try? Chromium(given: nil)) != nil else {
      Issue.record("not printed: without Chromium; run .ci/install-checks", severity: .warning)
      return
    }
    try succeed("export", "pdf", "mine")
    let pdf = try PrintedPages(project.url("mine.pdf"))
    #expect(pdf.pages > 20)
    let outline = pdf.outline
    let chapters = [
      "Welcome, reader of x", "1 Load the reviews", "2 Turn words into numbers", "What came before",
      "7 Train", "8 Evaluate", "Homework", "Symbols", "Glossary", "Answers", "Exercise 8.1",
      "Prediction 6.1",
    ]
    for title in chapters { #expect(outline.contains(title), "\(title) in \(outline)") }
    #expect(outline.contains { $0.hasPrefix("A small book") })
    // The structure that a program reads aloud: tables, a callout or claim, code, footnotes, links.
    for (element, least) in [
      "Table": 20, "TH": 60, "Figure": 20, "Code": 20, "BlockQuote": 1, "LI": 10, "Link": 10,
      "H2": 10,
    ] {
      #expect(pdf.count(of: element) >= least, "\(element): \(pdf.count(of: element))")
    }
    #expect(pdf.alternatives.contains("A line that falls, first fast and then slowly"))
    #expect(pdf.addresses.contains("https://example.org/"))
  }

  private func exportCards() throws {
    try succeed("cards", "mine", "--export", "anki", "--to", "cards.txt")
    let notes = try project.text("cards.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    #expect(notes.allSatisfy { $0.count == 4 })
    let loss = try #require(project.record("mine")[.optimizer]?.results["initialLoss"]?.number)
    #expect(
      notes.map { $0[1] } == [
        "What does a vocabulary give each word?",
        "What does a word become that the vocabulary lacks?",
        #"What is \(\def\mean#1{\frac{1}{T} \sum_{t=1}^{T} #1}\mean{x}\)?"#,
        "What is the loss before any training?",
      ])
    let answers = notes.map { $0[2] }
    #expect(answers[..<2] == ["A number.", "<code>&lt;unk&gt;</code>."])
    #expect(answers[2] == #"A mean, not \(\def\norm#1{\lVert #1 \rVert}\norm{x}\)."#)
    #expect(answers[3].contains("<strong>\(String(format: "%.3f", loss))</strong>"))
    #expect(notes[3][3] == "walkthrough::mine::optimizer")
  }

  // MARK: The class

  private func publish() throws {
    try succeed("publish", "site", "--title", "Our class")
    let links = try project.expectLinksBetweenPages(in: "site")
    for link in [
      "index.html → mine/report.html", "index.html → quick/report.html", "index.html → feed.xml",
      "index.html → compare-mine.html", "compare-mine.html → index.html",
      "mine/report.html → index.html", "quick/report.html → index.html",
    ] {
      #expect(links.contains(link), "\(link) in \(links)")
    }
    let page = try project.text("site/mine/report.html")
    #expect(page.contains("<a href=\"../index.html\">← Our class</a>"))
    #expect(page.contains("and the other book.") && !page.contains("../imdb"))
    #expect(page.contains("The memory&#39;s."))
    try succeed("publish", "handout", "mine", "--edition", "student")
    let handout = try project.text("handout/mine/report.html")
    #expect(handout.contains("Which of the three counts") && !handout.contains("The memory&#39;s."))
    #expect(!handout.contains("Nearly that of a uniform guess"))
    try project.expectLinksBetweenPages(in: "handout")
  }

  private func verify() throws {
    for student in ["ann", "eve"] {
      try FileManager.default.createDirectory(
        at: project.url("class/\(student)"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: project.url("output/mine"), to: project.url("class/\(student)/mine"))
    }
    let honest = try project.run("verify", "class/ann", "class/eve", "--book", "mine")
    #expect(honest.status == 0, "\(honest.errors)")
    #expect(honest.output.contains("2 runs: 2 as recorded."))
    try project.forge("class/eve/mine", .evaluate, "perplexity", 1.25)
    let forged = try project.run("verify", "class/ann", "class/eve", "--book", "mine")
    #expect(forged.status == 3, "\(forged.errors)")
    #expect(forged.output.contains("2 runs: 1 as recorded, 1 otherwise than recorded."))
    #expect(forged.output.contains("eve: evaluate.perplexity is "))
    #expect(try project.text("output/verify.html").contains("Not every record is true."))
  }
}
