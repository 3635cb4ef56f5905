import Foundation
import Testing

@testable import Wording

@Suite struct PluralTests {
  private static let polish = language(
    "pl",
    #"{"{1} documents": {"one": "{1} dokument", "few": "{1} dokumenty", "many": "{1} dokumentów", "other": "{1} dokumentu"}}"#
  )

  private static func language(_ code: String, _ phrases: String) -> Result<Language, any Error> {
    Result {
      try Language(
        code: code,
        json: Data(#"{"decimal": ",", "group": "\u00a0", "phrases": \#(phrases)}"#.utf8))
    }
  }

  @Test(arguments: [
    (1, "1 dokument"), (2, "2 dokumenty"), (5, "5 dokumentów"), (12, "12 dokumentów"),
    (22, "22 dokumenty"), (0, "0 dokumentów"), (1_000_001, "1\u{A0}000\u{A0}001 dokumentów"),
  ])
  func polishHasFourForms(count: Int, expected: String) throws {
    #expect(try Self.polish.get().string("\(count) documents") == expected)
    // A number that is formatted already is one, too.
    let text = try Self.polish.get().numbers.string(ofDigits: String(count))
    #expect(try Self.polish.get().string("\(text) documents") == expected)
  }

  @Test func aFractionHasItsOwnForm() throws {
    #expect(try Self.polish.get().string("\("1,5") documents") == "1,5 dokumentu")
    #expect(try Self.polish.get().string("\("many") documents") == "many dokumentu")
  }

  @Test(arguments: [
    ("ru", "21", PluralForm.one), ("ru", "11", .many), ("ru", "3", .few), ("ru", "1.5", .other),
    ("ar", "0", .zero), ("ar", "2", .two), ("ar", "7", .few), ("ar", "99", .many),
    ("ar", "100", .other), ("en", "1", .one), ("en", "1.0", .other), ("de", "0", .other),
    ("fr", "0", .one), ("fr", "1.9", .one), ("pt-BR", "1", .one), ("ja", "1", .other),
    ("lv", "0", .zero), ("art", "1", .other),
  ])
  func rulesAreThoseOfCLDR(code: String, digits: String, form: PluralForm) {
    #expect(PluralRules.form(of: digits, in: code) == form)
  }

  @Test func anotherNumberCanDecide() throws {
    let language = try Self.language(
      "pl",
      #"{"{1} of {2} words": {"one": "{1} z {2} słowa", "other": "{1} z {2} słów", "number": 2}}"#
    ).get()
    #expect(language.string("\(1) of \(2) words") == "1 z 2 słów")
    #expect(language.string("\(2) of \(1) words") == "2 z 1 słowa")
  }

  /// As in Arabic, whose dual says the number.
  @Test func aFormOfOneNumberCanLeaveItOut() throws {
    let language = try Self.language(
      "ar", #"{"{1} books": {"two": "كتابان", "few": "{1} كتب", "other": "{1} كتاب"}}"#
    ).get()
    #expect(language.string("\(2) books") == "كتابان")
    #expect(language.string("\(3) books") == "3 كتب")
  }

  @Test(
    arguments: [
      (#"{"{1} books": {"few": "{1} b"}}"#, .lacks("phrases.{1} books.other")),
      (#"{"{1} books": {"some": "{1} b", "other": "{1} b"}}"#, .noForm("phrases.{1} books.some")),
      (#"{"{1} books": {"few": "b", "other": "{1} b"}}"#, .otherMarks("{1} books")),
      (
        #"{"{1} books": {"few": "{1} b", "other": "{1} b", "number": 2}}"#, .otherMarks("{1} books")
      ),
      (#"{"{1} books": {"few": 1, "other": "{1} b"}}"#, .wrongKind("phrases.{1} books.few")),
      (#"{"{1} books": ["{1} b"]}"#, .wrongKind("phrases.{1} books")),
    ] as [(String, LanguageFileError)])
  func otherFormsAreRefused(phrases: String, error: LanguageFileError) {
    #expect(throws: error) { try Self.language("pl", phrases).get() }
  }

  @Test func formsAreWrittenAsTheyAreRead() throws {
    let language = try Self.polish.get()
    let read = try Language(code: "pl", json: language.file)
    #expect(read == language)
    let place = Translation("{2} a {1}", forms: [.few: "{2} b {1}"], place: 2)
    let data = try JSONEncoder().encode(place)
    #expect(try JSONDecoder().decode(Translation.self, from: data) == place)
  }
}
