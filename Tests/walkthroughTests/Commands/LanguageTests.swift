import Foundation
import Record
import TestSupport
import Testing

/// A book in a language that the program lacks, by a file beside its chapters.
@Suite struct LanguageTests {
  private static let file = "chapters/tiny/language.json"

  private let project: Project

  init() throws {
    project = try Project()
    try project.edit("chapters/tiny/README.md") { "---\nlanguage: fr\n---\n" + $0 }
  }

  @Test func theFileHasEveryTextAndKeepsTranslations() throws {
    let outcome = try project.run("language", "tiny")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(Self.file))
    #expect(outcome.output.contains(" texts have no translation yet."))
    try project.edit(Self.file) {
      $0.replacing(#""Test perplexity" : """#, with: #""Test perplexity" : "Perplexité de test""#)
        .replacing(#""decimal" : ".""#, with: #""decimal" : ",""#)
    }
    let translated = try project.text(Self.file)
    #expect(try project.run("language", "tiny").status == 0)
    #expect(try project.text(Self.file) == translated)

    #expect(try project.run("run", "tiny").status == 0)
    let page = try project.text("output/tiny/report.html")
    #expect(page.contains(#"<html lang="fr">"#))
    #expect(page.contains("Perplexité de test") && !page.contains("Test perplexity"))
    #expect(page.contains("The loss during training"))
    let perplexity = try #require(project.record()[.evaluate]?.results["perplexity"]?.number)
    let digits = perplexity < 9.995 ? 2 : perplexity < 999.95 ? 1 : 0
    #expect(page.contains(String(format: "%.\(digits)f", perplexity).replacing(".", with: ",")))
  }

  @Test(arguments: [
    ("", "this is no JSON"), (#"{"decimal": ".", "group": ","}"#, "'phrases' is missing"),
    (
      #"{"decimal": ".", "group": ",", "phrases": {"Test perplexity": "<script>"}}"#,
      "the translation of 'Test perplexity' must have the same marks"
    ),
  ])
  func aFileWithMistakesIsNamed(json: String, message: String) throws {
    try project.folder.write(json, to: Self.file)
    for command in ["check", "run", "language"] {
      let outcome = try project.run(command, "tiny")
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("\(Self.file):1:1: error: \(message)"), "\(outcome.errors)")
    }
    #expect(!project.has("output/tiny/report.html"))
  }

  @Test func anEnglishBookNeedsNoFile() throws {
    try project.edit("chapters/tiny/README.md") {
      $0.replacing("language: fr", with: "language: en")
    }
    let outcome = try project.run("language", "tiny")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("language: fr"), "\(outcome.errors)")
    #expect(!project.has(Self.file))
  }

  @Test func aBuiltInBookIsCopiedFirst() throws {
    let outcome = try project.run("language", "imdb")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("walkthrough new mine --from imdb"), "\(outcome.errors)")
  }
}
