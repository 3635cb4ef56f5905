import Foundation
import Testing

@testable import Wording

@Suite struct PhraseTests {
  private let german = Language(
    code: "de", numbers: NumberStyle(decimal: ",", group: "."),
    phrases: ["{1} of {2} targets": "von {2} Zielen {1}", "the splits": "die Teile"])

  @Test func interpolationsArePlaces() {
    let phrase: Phrase = "\(3) of \("all") targets"
    #expect(phrase.key == "{1} of {2} targets")
    #expect(phrase.arguments == [3, "all"])
    #expect(Phrase("{1} of {2} targets", 3, "all") == phrase)
  }

  @Test func aLongPhraseCountsItsPlacesOn() {
    let first: Phrase = "\(1)\(2)\(3)\(4)\(5)\(6)\(7)\(8)\(9), "
    let whole = first + "\("a") and \("b")" + ", \("c")"
    #expect(whole.key == "{1}{2}{3}{4}{5}{6}{7}{8}{9}, {10} and {11}, {12}")
    #expect(localized(whole) == "123456789, a and b, c")
  }

  @Test func withoutATranslationItIsEnglish() {
    #expect(localized("\(3) of \(4) targets") == "3 of 4 targets")
    #expect(german.string("the \("first") split") == "the first split")
  }

  @Test func aTranslationCanPutThePlacesInAnotherOrder() {
    Language.$current.withValue(german) {
      #expect(localized("\(3) of \(4) targets") == "von 4 Zielen 3")
      #expect(localized("the splits") == "die Teile")
    }
    #expect(localized("the splits") == "the splits")
  }

  @Test(arguments: ["{1}", "{2}", "{", "}", "{{name}}", "\\(x)", "{0}", "{9}"])
  func anArgumentIsNeverAPlace(text: String) {
    #expect(german.string("\(text) of \(text) targets") == "von \(text) Zielen \(text)")
  }

  @Test func aPlaceWithoutAnArgumentStays() {
    #expect(localized(Phrase("{1} and {2}", "one")) == "one and {2}")
    #expect(localized(Phrase("{1} and {x}", "one")) == "one and {x}")
    #expect(localized("{1} and {2}") == "{1} and {2}")
  }

  @Test func aPhraseWithinAPhraseHasATranslationOfItsOwn() throws {
    let part: Phrase = "the splits"
    let whole: Phrase = "\(part): \(12_345) of \(3) targets"
    #expect(whole.description == "the splits: 12,345 of 3 targets")
    #expect(german.string(whole) == "die Teile: 12.345 of 3 targets")
    let stored = try JSONEncoder().encode([whole, part])
    #expect(try JSONDecoder().decode([Phrase].self, from: stored) == [whole, part])
  }

  @Test(arguments: [("0.125", "0,125"), ("-1234", "−1.234"), ("nan", "nan")])
  func numbersAreWrittenAsInTheLanguage(digits: String, expected: String) {
    #expect(german.string("\(Phrase.Argument.number(digits))") == expected)
  }
}
