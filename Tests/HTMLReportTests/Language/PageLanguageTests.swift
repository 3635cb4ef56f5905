import Chapters
import Foundation
import Record
import Rendering
import Testing
import Text
import Wording

@testable import HTMLReport

/// What a page says besides its book's prose.
@Suite struct PageLanguageTests {
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
      "<dt>Testperplexität</dt><dd title=\"evaluate.perplexity\">", "4 min 31 s",
      "Perplexität auf dem Testtext", "aria-label=\"Eingabe von Schritt 1, load\"",
      "2 Kerne, 2 Threads", "</svg>übernommen</span>",
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

  @Test func whatARunMetIsGermanOrMarkedAsEnglish() throws {
    var report = Fixture.context(steps: 8)
    report.book.language = .german
    report.record.steps[2].stale = "load: data changed; seed 1 → 2"
    report.record.steps[6].state = .failed
    report.record.steps[6].failure = Failure(
      message: "it is missing", phrase: "it is missing", location: "l", retry: "r")
    var page = try HTMLReport().html(of: report)
    for text in [
      "<p class=\"failure-message\">sie fehlt</p>", "load: Daten geändert; Startwert 1 → 2",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("data changed"))
    report.record.steps[6].failure?.phrase = nil
    page = try HTMLReport().html(of: report)
    #expect(page.contains("<p class=\"failure-message\" lang=\"en\">it is missing</p>"))
    report.book.language = .english
    #expect(try !HTMLReport().html(of: report).contains("failure-message\" lang"))
  }

  @Test func whatIsWrongWithTheDataIsGerman() throws {
    var report = Fixture.context(steps: 8)
    report.book.language = .german
    report.record.steps[0].state = .failed
    report.record.steps[0].failure = Failure(
      of: CorpusError.notAFile(path: "Kritiken", kind: .folder), location: "l", retry: "r")
    let page = try HTMLReport().html(of: report)
    #expect(
      page.contains(
        "<p class=\"failure-message\">Kritiken ist ein Ordner, keine Datei. Den Inhalt in einer Datei "
          + "speichern und diese nehmen</p>"))
    #expect(!page.contains("failure-message\" lang"))
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
    marks.phrases["{1} words"] = Translation("{1} words", forms: [.few: "{1} few words"])
    let forms = Translation("{1} characters", forms: [.few: "{1} few characters"])
    #expect(try wording(marks, unit: .character)?.phrases["{1} words"] == forms)
  }

  private struct ScriptWords: Decodable, Equatable {
    let decimal: String
    let group: String
    let phrases: [String: Translation]
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

  /// What a page says itself is in brackets; the rest are names and units.
  @Test func nothingIsSaidInEnglishAlone() throws {
    let bracketed = Language(
      code: "art", numbers: NumberStyle(decimal: ".", group: ","),
      phrases: Dictionary(
        uniqueKeysWithValues: Language.german.phrases.keys.map { ($0, Translation("⟦\($0)⟧")) }))
    let pages = try Language.$current.withValue(bracketed) {
      var report = Fixture.wordlessContext()
      report.book.language = bracketed
      return [try HTMLReport().html(of: report), try HTMLReport.render(Fixture.site)]
    }
    let names = Set(StepID.allCases.map(\.rawValue) + ["imdb", "Sources", "UTC", "MB", "min"])
    for page in pages {
      #expect(PageStructure(page).firstMismatch == nil)
      #expect(Self.words(of: page).subtracting(names) == [])
      for label in PageStructure(page).values(of: "aria-label") {
        #expect(label.hasPrefix("⟦"), "\(label)")
      }
    }
  }

  /// The words of a page that are not in brackets, nor code.
  private static func words(of page: String) -> Set<String> {
    var text = page.replacing(/(?s)<(style|script|code|pre|title)\b.*?<\/\1>/, with: "")
      .replacing(/<[^>]*>/, with: " ")
    while text.contains("⟦") {
      let shorter = text.replacing(/⟦[^⟦⟧]*⟧/, with: " ")
      guard shorter.count < text.count else { break }
      text = shorter
    }
    return Set(text.matches(of: /[A-Za-z]{2,}/).map { String($0.output) })
  }
}
