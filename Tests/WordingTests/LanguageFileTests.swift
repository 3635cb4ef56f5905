import Foundation
import Testing

@testable import Wording

@Suite struct LanguageFileTests {
  private func language(_ json: String) throws -> Language {
    try Language(code: "xx", json: Data(json.utf8))
  }

  @Test func theFileToFillInIsALanguage() throws {
    for language in Language.builtIn {
      let read = try Language(code: language.code, json: language.file)
      #expect(read == language)
    }
  }

  @Test func emptyTranslationsAreNone() throws {
    let language = try language(
      #"{"decimal": ",", "group": " ", "phrases": {"the splits": "", "epoch": "époque"}}"#)
    #expect(language.string("the splits") == "the splits")
    #expect(language.string("epoch") == "époque")
    #expect(language.numbers.string(ofDigits: "1234.5") == "1 234,5")
  }

  @Test(
    arguments: [
      ("", .notJSON), ("{", .notJSON), ("\u{FEFF}nonsense", .notJSON),
      ("[]", .wrongKind("")), ("1", .wrongKind("")),
      (#"{"group": ",", "phrases": {}}"#, .lacks("decimal")),
      (#"{"decimal": ".", "group": ","}"#, .lacks("phrases")),
      (#"{"decimal": 1, "group": ",", "phrases": {}}"#, .wrongKind("decimal")),
      (#"{"decimal": ".", "group": null, "phrases": {}}"#, .wrongKind("group")),
      (#"{"decimal": ".", "group": ",", "phrases": {"a": 1}}"#, .wrongKind("phrases.a")),
    ] as [(String, LanguageFileError)])
  func otherFilesAreRefused(json: String, error: LanguageFileError) {
    #expect(throws: error) { try language(json) }
  }

  /// What a translation adds would end an attribute, open an element or show another value.
  @Test(arguments: [
    ("{1} of {2}", "{1} von"), ("{1} of {2}", "{1} von {2} {3}"), ("the splits", "die {1}"),
    ("the splits", "die {10}"),
    ("the splits", "die {{"), ("{{name}}", "{{name"),
    ("<code>{{name}}</code>", "<code>{{run}}</code>"), ("{{name}}", "{{{name}}}"),
    ("the splits", "<script>"), ("the splits", "<img"), ("the splits", "x\" onclick=\"y"),
  ])
  func aTranslationHasTheMarksOfTheEnglish(english: String, translation: String) throws {
    let json = try JSONEncoder().encode([english: translation])
    #expect(throws: LanguageFileError.otherMarks(english)) {
      try language(
        #"{"decimal": ".", "group": ",", "phrases": \#(String(decoding: json, as: UTF8.self))}"#)
    }
  }

  @Test func marksCanChangePlaces() throws {
    let language = try language(
      #"{"decimal": ".", "group": ",", "phrases": {"<b>{1}</b> of {2}": "{2}: <b>{1}</b>"}}"#)
    #expect(language.string(Phrase("<b>{1}</b> of {2}", "1", "2")) == "2: <b>1</b>")
  }

  @Test(arguments: [("de", "de"), ("DE", "de"), ("de-AT", "de"), ("en-GB", "en"), ("en", "en")])
  func codesOfRegionsAreThoseOfTheirLanguage(code: String, builtIn: String) {
    #expect(Language.builtIn(code)?.code == builtIn)
  }

  @Test(arguments: ["fr", "d", "", "-", "deu"]) func otherLanguagesAreNotBuiltIn(code: String) {
    #expect(Language.builtIn(code) == nil)
  }
}
