import Chapters
import Foundation
import Record
import Rendering
import Testing
import Wording

@testable import HTMLReport

/// What a page says besides its book's prose.
@Suite struct PageLanguageTests {
  /// A language that has every phrase of the program in brackets.
  private static let bracketed = Language(
    code: "art", numbers: NumberStyle(decimal: ".", group: ","),
    phrases: Dictionary(
      uniqueKeysWithValues: Language.german.phrases.keys.map { ($0, "⟦\($0)⟧") }))

  @Test func everyPhraseOfAPageIsGerman() throws {
    let missing = try Language.german.missing { _ = try Fixture.pages() }
    #expect(missing == [])
  }

  /// Templates are read once, and scripts say most of their phrases only later.
  @Test func everyPhraseOfTemplatesAndScriptsIsGerman() throws {
    let scripts = EmbeddedFiles.all.filter { $0.key.hasSuffix(".js") }.values.joined()
    let missing = try Language.german.missing {
      _ = try Templates()
      _ = ScriptWording.make(for: scripts)
    }
    #expect(missing == [])
    // A phrase that isn't written out where it is said would not be found.
    #expect(
      scripts.matches(of: /\bsay\(/).count == scripts.matches(of: /\bsay\("[^"\\]*"/).count)
  }

  @Test func aPageIsInTheLanguageOfItsBook() throws {
    var report = Fixture.context(steps: 2)
    report.book.language = .german
    report.book.header.language = "de"
    let page = try HTMLReport().html(of: report)
    for text in [
      "<html lang=\"de\">", "<dt>Begonnen</dt>", "<h2>Antworten</h2>", "Übung 7.1",
      "<span class=\"figure-number\">Abbildung 7.1</span>", "<strong>31,6</strong>",
      "<dt>Test-Perplexität</dt><dd title=\"evaluate.perplexity\">", "4 min 31 s",
      "Perplexität auf dem Testtext", "aria-label=\"Eingabe von Schritt 1, load\"",
      "2 Kerne, 2 Threads", "</svg>zwischengespeichert</span>",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let structure = PageStructure(page)
    #expect(structure.firstMismatch == nil)
    // Numbers for style and scripts stay as these read them.
    for value in structure.values(of: "style") + structure.values(of: "value") {
      #expect(!value.contains(","), "\(value)")
    }
  }

  @Test func scriptsHaveTheirWordsAsData() throws {
    func wording(_ language: Language, unit: TokenUnit = .word) throws -> ScriptWords? {
      let data = Language.$current.withValue(language) {
        ScriptWording.make(for: #"f(say("Stop")); say("{1} words", 3) + essay("Dark")"#, unit: unit)
      }
      return try data.map { try JSONDecoder().decode(ScriptWords.self, from: Data($0.html.utf8)) }
    }
    #expect(try wording(.english) == nil)
    #expect(
      try wording(.english, unit: .character)
        == ScriptWords(decimal: ".", group: ",", phrases: ["{1} words": "{1} characters"]))
    let german = ScriptWords(
      decimal: ",", group: ".", phrases: ["Stop": "Anhalten", "{1} words": "{1} Wörter"])
    #expect(try wording(.german) == german)
    #expect(try wording(.german, unit: .character)?.phrases["{1} words"] == "{1} Zeichen")
    // Numbers differ even where no phrase has a translation.
    var marks = Language.english
    marks.numbers.decimal = "·"
    #expect(try wording(marks) == ScriptWords(decimal: "·", group: ",", phrases: [:]))
  }

  private struct ScriptWords: Decodable, Equatable {
    let decimal: String
    let group: String
    let phrases: [String: String]
  }

  @Test func englishPagesNeedNoWords() throws {
    #expect(try !HTMLReport().html(of: Fixture.smallContext()).contains("page:wording\">"))
  }

  @Test func runsOfCharactersHaveNoWords() throws {
    var report = Fixture.context(steps: 2)
    report.book.language = .german
    report.record.steps[1].settings["tokenizer"] = "characters"
    let page = try HTMLReport().html(of: report)
    #expect(page.contains("Zeichen mit einer ID") && !page.contains("Wörter mit einer ID"))
    #expect(page.contains("\"{1} words\":\"{1} Zeichen\""))
  }
}
