import Foundation
import Record
import TestSupport
import Testing

/// A book in German, from its chapters and its text to the page and the exports: nothing on the way
/// takes them for English.
@Suite(.serialized) struct GermanBookTests {
  private static let marks = "„“”»«‚‘’›‹–…"
  /// A piece of each chapter, in order.
  private static let prose = [
    "Fragen und Antworten stecken schon in ihr",
    "„Brücke“, »Brücke« und ‚Brücke‘ sind dreimal dasselbe Wort",
    "um eine Stelle verschoben", "Vorher werden die Fenster gemischt",
    "eine wörtliche Rede noch nicht geschlossen ist", "Wie gut rät ein Modell",
    "– ein seltsamer Satz genügt –", "ob „die“ zur „Brücke“ findet",
  ]

  /// With the run that the tests read; none changes it.
  private static let made = Result {
    let project = try Project.withGermanBook()
    let outcome = try project.run("run", "deutsch")
    // Status 0 also says that every claim holds.
    #expect(outcome.status == 0, "\(outcome.errors)")
    return project
  }

  private let project: Project

  init() throws { project = try Self.made.get() }

  /// The words of the vocabulary, in the order of their ids.
  private func words(_ run: String = "deutsch") throws -> [String] {
    try project.text("output/\(run)/vocab.tsv").split(separator: "\n").dropFirst()
      .map { String($0.split(separator: "\t")[1]) }
  }

  /// On the lines of a file as well as across them.
  private func unwrapped(_ text: String) -> String { text.replacing("\n", with: " ") }

  @Test func theStoryHasWhatMakesGermanHard() {
    let story = GermanTale.text()
    #expect(story == GermanTale.text())
    for mark in Self.marks + "äöüÄÖß" where mark != "”" && mark != "Ä" && mark != "Ö" {
      #expect(story.contains(mark), "\(mark)")
    }
    #expect(story.hasPrefix(GermanTale.text(sentences: 5)))
    #expect(story.split(separator: "\n").count == 100)
  }

  @Test func checkFindsNothing() throws {
    let outcome = try project.run("check", "deutsch")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Eine Geschichte, die sich selbst weiterschreibt: 8 chapters"))
    #expect(try project.run("recipes", "deutsch").output.contains("mit kleinem Gedächtnis"))
  }

  @Test func thePageHasTheProseAndTheWordsOfTheStory() throws {
    let page = unwrapped(try project.text("output/deutsch/report.html"))
    #expect(page.contains(#"<html lang="de">"#))
    for piece in Self.prose + [
      "<h1>Eine Geschichte, die sich selbst weiterschreibt</h1>",
      #"alt="Ein Fluss mit einer Brücke und einer Mühle am Ufer""#,
      #"<dfn id="term-perplexität">Perplexität</dfn>"#, ##"href="#term-fenster""##,
      ##"href="#term-gradient">Gradienten</a>"##, #">Abbildung&nbsp;7."#,
      "<s>Auswendig gelernt</s>", "Ein größerer Stapel",
    ] {
      #expect(page.contains(piece), "\(piece)")
    }
    // What the page itself says is German as well, down to its numbers.
    for piece in [
      "Testperplexität", "Die Leiter der Perplexität", "Der Verlust während des Trainings",
      "<span class=\"figure-number\">Abbildung 8.1</span>", "Optimierungsschritt",
    ] {
      #expect(page.contains(piece), "\(piece)")
    }
    let perplexity = try #require(
      project.record("deutsch")[.evaluate]?.results["perplexity"]?.number)
    #expect(perplexity < 9.9)
    #expect(page.contains(String(format: "%.2f", perplexity).replacing(".", with: ",")))
    #expect(page.contains("schlüssel") && page.contains("straße") && !page.contains("\u{FFFD}"))
    for match in page.matches(of: /href="#([^"]+)"/) {
      #expect(page.contains(#"id="\#(match.1)""#), "\(match.1)")
    }
  }

  @Test(arguments: [[], ["vocab.tokenizer=.basicEnglish", "vocab.punctuation=.typographic"]])
  func wordsComeWithoutTheirQuotationMarks(settings: [String]) throws {
    let outcome = try project.run(
      ["run", "deutsch", "--as", "cut", "--until", "vocab"] + settings.flatMap { ["--set", $0] })
    #expect(outcome.status == 0, "\(outcome.errors)")
    let words = try words("cut")
    for word in words {
      #expect(!word.contains { Self.marks.contains($0) }, "\(word)")
      #expect(word.count == 1 || !word.contains { "\"'".contains($0) }, "\(word)")
    }
    for word in ["schlüssel", "straße", "änne", "weiße", "gewürzglas", "käthe", "fluss"] {
      #expect(words.contains(word), "\(word)")
    }
    #expect(words.contains("'") && words.contains("\"") == settings.isEmpty)
    let typographic = try #require(
      project.record("cut")[.vocab]?.results["typographic"]?.number)
    #expect(Int(typographic) == GermanTale.text().count { Self.marks.contains($0) })
  }

  @Test func theModelWritesGerman() throws {
    let known = Set(try words())
    let outcome = try project.run(
      "generate", "»Grüß dich, Käthe! Wie geht’s?« Der Wind", "--run", "deutsch", "--length", "60")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("»Grüß dich, Käthe! Wie geht’s?« Der Wind"))
    #expect(outcome.output.contains { "äöüß".contains($0) } && !outcome.output.contains("\u{FFFD}"))
    let written = outcome.output.lowercased().split { !$0.isLetter }.map(String.init)
    #expect(written.count > 30 && written.allSatisfy(known.contains))
    let unknown = try project.run("generate", "Der Kölner Dom", "--run", "deutsch")
    #expect(unknown.status == 1 && unknown.errors.contains("kölner"), "\(unknown.errors)")
  }

  @Test func cardsAreInGerman() throws {
    let cards = try project.run("cards", "deutsch", "--export", "anki").output
    let loss = try project.text("output/deutsch/report.html")
      .firstMatch(of: /title="loss before training"[^>]*>([0-9.,]+)</)
    for piece in [
      "Sind „Brücke“ und »Brücke« für das Modell zwei verschiedene Wörter?\tNein. Die",
      "<code>brücke</code>", #"gleich wahrscheinlich: \(e^{\ln 8} = 8\)."#,
      "Wie hoch ist der Verlust vor dem Üben?\t", "\twalkthrough::deutsch::evaluate",
    ] + (loss.map { ["<strong>\($0.1)</strong>"] } ?? []) {
      #expect(cards.contains(piece), "\(piece)")
    }
    let asked = try project.child(["cards", "deutsch"]).run(input: "\ny\nq\n")
    #expect(asked.output.contains("Warum braucht ein Sprachmodell keine"), "\(asked.output)")
  }

  @Test func exportsKeepTheProse() throws {
    #expect(try project.run("export", "markdown", "deutsch", "--to", "md").status == 0)
    for (step, piece) in zip(TinyBook.steps, Self.prose) {
      let chapter = unwrapped(try project.text("md/\(TinyBook.file(step))"))
      #expect(chapter.contains(piece), "\(piece)")
    }
    try project.expectLinksBetweenMarkdownFiles(in: "md")
    #expect(try project.text("md/GLOSSARY.md").contains("- **Perplexität**: $`e`$ hoch dem"))
    #expect(try project.text("md/07-train.md").contains("[Abbildung 7.1](#figure-7-1) zeigt"))

    #expect(try project.run("export", "notebook", "deutsch").status == 0)
    let notebook = try ExportedNotebook("deutsch.ipynb", in: project)
    let text = unwrapped(notebook.text(of: "markdown"))
    for piece in Self.prose { #expect(text.contains(piece), "\(piece)") }
    notebook.expectLinksWithin()
    let texts = try project.text("deutsch-data/texts.jsonl")
    #expect(texts.contains("„Wo ist nur") && texts.contains("Straße"))
  }
}
