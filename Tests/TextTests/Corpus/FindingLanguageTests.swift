import Testing
import Wording

@testable import Text

/// What the data is found to be can be told in any language.
@Suite struct FindingLanguageTests {
  private static let findings: [Finding] = {
    var notes = FileNotes()
    for file in 1...6 { notes.add("there is no row of column names", in: "\(file).csv") }
    var tally = ShapeTally()
    (tally.files, tally.marks, tally.blankLines, tally.emptyRecords) = (3, 2, 1, 1_200)
    var catalog = CollectionCatalog()
    catalog.skipped = ["a", "b"]
    let origin = TextSource.Origin(
      packing: .gzip, encoding: .utf8, size: 1_500_000,
      unpackedSize: 1, replacedCharacters: 0)
    return notes.findings + tally.findings + catalog.findings + origin.findings
      + Finding.empty(train: [0, 0], test: nil)
  }()

  @Test func theTerminalHasThemInEnglish() {
    let texts = Self.findings.map(\.sentence)
    for text in [
      "there is no row of column names in 1.csv, 2.csv, 3.csv, 4.csv and 2 more",
      "a byte-order mark at the beginning of 2 of 3 documents was skipped", "1 blank line skipped",
      "1,200 records without text", "2 files left out as not being text: a, b",
      "the file was compressed with gzip and has been unpacked: 1.5 MB became 1 byte",
      "2 documents have no words; remove them unless they are meant to be there",
    ] {
      #expect(texts.contains(text), "\(text) in \(texts)")
    }
  }

  @Test func aPageHasThemInItsLanguage() {
    Language.$current.withValue(.german) {
      let texts = Self.findings.map { localized($0.text) }
      for text in [
        "eine Byte-Reihenfolge-Markierung am Anfang von 2 von 3 Dokumenten wurde übersprungen",
        "1 Leerzeile übersprungen", "1.200 Datensätze ohne Text",
        "2 Dateien weggelassen, weil kein Text: a, b",
        "die Datei war mit gzip komprimiert und wurde entpackt: aus 1,5 MB wurden 1 Byte",
      ] {
        #expect(texts.contains(text), "\(text) in \(texts)")
      }
    }
  }
}
