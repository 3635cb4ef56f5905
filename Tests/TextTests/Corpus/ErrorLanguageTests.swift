import Spooling
import TestSupport
import Testing
import Wording

@testable import Text

/// What is wrong with data is told in the language of a book.
@Suite struct ErrorLanguageTests {
  private static let place = TextPlace(offset: 26, line: 2, column: 12)

  /// Each error, and parts of its German text.
  private static let corpusErrors: [(error: CorpusError, parts: [String])] = [
    (.emptyPath, ["load.source ist leer", "\"imdb\" setzen"]),
    (.missing(path: "a.txt"), ["a.txt gibt es nicht", "--data"]),
    (
      .unreadable(path: "a.txt", reason: "Permission denied"),
      ["a.txt ist nicht lesbar: keine Berechtigung. Die Datei"]
    ),
    (
      .unreadable(path: "a.txt", reason: "it is a link to a missing file"),
      ["a.txt ist nicht lesbar: es ist ein Link"]
    ),
    (.notAFile(path: "a", kind: .file), ["a ist eine Datei"]),
    (.notAFile(path: "a", kind: .folder), ["a ist ein Ordner, keine Datei"]),
    (.notAFile(path: "a", kind: .pipe), ["a ist eine Pipe, keine Datei"]),
    (.notAFile(path: "a", kind: .socket), ["a ist ein Socket, keine Datei"]),
    (.notAFile(path: "a", kind: .device), ["a ist ein Gerät, keine Datei"]),
    (.changed(path: "a.txt"), ["a.txt hat sich beim Lesen geändert"]),
    (.emptyFile(path: "a.txt"), ["a.txt ist leer"]),
    (
      .notText(path: "a.txt", place: place, likely: .windows1251),
      [
        "a.txt ist kein UTF-8: Byte 26 (Zeile 2, Spalte 12) ist ungültig",
        "in Windows-1251 (kyrillisch). Umwandeln: iconv -f WINDOWS-1251 -t UTF-8 a.txt > a-utf8.txt",
      ]
    ),
    (
      .notText(path: "a.zip: b", place: place, likely: .koi8R, holder: .entry),
      ["Umwandeln: das Archiv entpacken und iconv -f KOI8-R -t UTF-8 auf jede Datei anwenden"]
    ),
    (
      .notText(
        path: "a.csv", place: TextPlace(offset: nil, line: 1234, column: nil), likely: nil),
      ["a.csv ist kein UTF-8: Zeile 1234 ist ungültig, anders als", "load.invalidText=.replace"]
    ),
    (
      .invalidUnit(path: "a.txt", encoding: "UTF-16", offset: 1234),
      ["a.txt ist UTF-16, aber mit Byte 1234 fängt"]
    ),
    (
      .controlCharacter(
        path: "a.txt", byte: 0x1a, place: TextPlace(offset: 9, line: 3, column: nil)),
      ["ein Steuerzeichen, Dateiende (Strg-Z) (0x1A), bei Byte 9 (Zeile 3)", "tr -d", "< a.txt >"]
    ),
    (
      .controlCharacter(
        path: "a.zip: b", byte: 1, place: TextPlace(offset: nil, line: 3, column: 4),
        holder: .entry),
      ["ein Steuerzeichen, 0x01, bei Zeile 3, Spalte 4", "auf diese Datei anwenden"]
    ),
    (
      .foreign(path: "a.pdf", .pdf),
      ["a.pdf ist ein PDF-Dokument, kein reiner Text. Umwandeln: pdftotext -enc UTF-8 a.pdf a.txt"]
    ),
    (
      .foreign(path: "a.pdf.gz", .pdf, holder: .packed(.gzip)),
      ["enthält ein PDF-Dokument, keinen reinen Text. Entpacken mit gzip -dc a.pdf.gz > a.pdf.pdf"]
    ),
    (.limit(name: "testLimit", value: 1), ["load.testLimit: 1 lässt nicht"]),
    (
      .noRoom(SpoolError(folder: "/var/tmp", reason: "No space left on device")),
      ["/var/tmp kann ihn nicht aufnehmen: kein Platz mehr. Dort", "TMPDIR"]
    ),
    (.notAnArchive(path: "a.zip"), ["a.zip heißt wie ein Archiv"]),
    (
      .damagedArchive(path: "a.zip", entry: "b.txt", reason: "the next entry has no readable name"),
      ["a.zip ist beschädigt oder abgeschnitten, nach dem Eintrag b.txt: der nächste Eintrag"]
    ),
    (
      .damagedArchive(path: "a.zip", entry: nil, reason: "its beginning is damaged"),
      ["a.zip ist beschädigt oder abgeschnitten: der Anfang ist beschädigt. Noch einmal"]
    ),
    (.packedTwice(path: "a.gz"), ["a.gz ist beschädigt", ": mehr als einmal komprimiert."]),
    (.entryOutside(archive: "a.zip", entry: "../b"), ["a.zip hat einen Eintrag", ": ../b."]),
    (.entryIsLink(archive: "a.zip", entry: "b"), ["a.zip enthält einen Link", ": b."]),
    (.severalDataSets(path: "a", first: "b", second: "c"), ["a enthält", "in b und in c"]),
    (.duplicate(path: "a.zip", entry: "b"), ["a.zip enthält b zweimal"]),
    (
      .overLimit(.document, path: "a.zip", entry: "b", found: 70_000_000, allowed: 64_500_000),
      [
        "Eintrag b von a.zip hat 70 MB, mehr als die 64,5 MB, die für ein Dokument erlaubt sind. ",
        "--data-limit document=70MB",
      ]
    ),
    (
      .overLimit(.text, path: "a", allowed: 17),
      ["a hat mehr als die 17 Bytes, die für einen Text erlaubt sind. ", "text=34B"]
    ),
    (.overLimit(.total, path: "a", allowed: 1000), ["a hat mehr als die 1 kB, die für alle Daten"]),
    (
      .overLimit(.entries, path: "a", allowed: 2_000_000),
      ["a hat mehr als die 2000000 Einträge, die erlaubt sind. ", "entries=4000000"]
    ),
    (.noReviews(path: "a"), ["a hat kein train/neg", "aclImdb_v1.tar.gz"]),
    (.oneClass(path: "a", split: "train", missing: "pos"), ["a hat keine Kritiken in train/pos"]),
  ]

  private static let shapeErrors: [(error: ShapeError, parts: [String])] = [
    (
      .raggedRow(path: "a.csv", line: 1234, record: 1000, found: 1, expected: 3),
      ["a.csv:1234:1: Datensatz 1000 hat 1 Feld, der erste hat 3.", "load.format: .lines"]
    ),
    (
      .raggedRow(path: "a.csv", line: 4, record: 3, found: 2, expected: 3),
      ["a.csv:4:1: Datensatz 3 hat 2 Felder, der erste hat 3."]
    ),
    (
      .misplacedQuote(path: "a.csv", line: 4, column: 5, record: 3),
      ["a.csv:4:5: Datensatz 3 hat ein Anführungszeichen", "\"sie sagte \"\"nein\"\"\""]
    ),
    (
      .unfinishedQuote(path: "a.csv", line: 4, record: 3),
      ["a.csv:4:1: In Datensatz 3 öffnet sich ein Anführungszeichen"]
    ),
    (
      .notJSON(path: "a.jsonl", line: 4, column: 5, reason: "a value is missing"),
      ["a.jsonl:4:5: ein Wert fehlt. Jede Zeile muss ein JSON-Objekt sein, etwa {\"text\": \"…\"}"]
    ),
    (.noRecords(path: "a.csv"), ["a.csv hat keine Datensätze"]),
    (
      .noTextColumn(path: "a.csv", columns: ["id", "b\"c"]),
      ["a.csv hat keine Spalte", ": \"id\", \"b\"c\".", #"--set 'load.column="b\"c"'"#]
    ),
    (
      .unknownColumn(path: "a.csv", column: "txet", columns: ["id", "text"]),
      ["keine Spalte \"txet\"; ist 'text' gemeint? Vorhanden: \"id\", \"text\". load.column"]
    ),
    (
      .unknownColumn(path: "a.csv", column: "txet", columns: ["a", "b", "c", "d", "e", "f"]),
      ["keine Spalte \"txet\"; vorhanden: \"a\", \"b\", \"c\", \"d\" und 2 weitere. load.column"]
    ),
    (
      .fieldIsNotText(path: "a.jsonl:3", column: "b", kind: .object),
      ["a.jsonl:3: \"b\" ist ein Objekt, kein Text"]
    ),
    (.fieldIsNotText(path: "a", column: "b", kind: .list), ["\"b\" ist eine Liste, kein Text"]),
    (.fieldIsNotText(path: "a", column: "b", kind: .number), ["\"b\" ist eine Zahl, kein Text"]),
    (.fieldIsNotText(path: "a", column: "b", kind: .boolean(true)), ["\"b\" ist true, kein"]),
    (
      .unknownSplit(path: "a.csv:3", column: "split", label: "dve"),
      ["a.csv:3: \"split\" ist \"dve\""]
    ),
    (
      .columnOfText(path: "a.txt", column: "b"), ["load.column ist \"b\", aber a.txt wird als Text"]
    ),
    (.noTexts(path: "a", skipped: []), ["a enthält keine Texte. Gesucht wurden"]),
    (
      .noTexts(path: "a", skipped: ["b.png"]),
      ["a enthält keine Texte; was da ist, ist kein Text: b.png. Gesucht wurden"]
    ),
    (.noDocuments(path: "a"), ["a hat keine Dokumente"]),
    (.noTraining(path: "a", found: [.test]), ["a hat Testtexte, aber keine zum Trainieren"]),
    (
      .noTraining(path: "a", found: [.validation, .test]),
      ["a hat Validierungs- und Testtexte, aber keine zum Trainieren"]
    ),
    (.sameDataTwice(path: "a"), ["a ist zweimal angegeben"]),
    (.dataThatStandsAlone(name: "imdb"), ["\"imdb\" lässt sich nicht"]),
  ]

  private static let downloadErrors: [(error: DownloadError, parts: [String])] = [
    (.badAddress("ftp://a"), ["ftp://a ist keine Adresse"]),
    (
      .unreachable(address: "https://a", name: "b", reason: "the connection was closed"),
      ["https://a ist nicht erreichbar: die Verbindung wurde geschlossen.", "--data path/to/b"]
    ),
    (
      .refused(address: "https://a", name: "b", status: 404),
      ["https://a antwortete mit HTTP-Status 404", "--data path/to/b"]
    ),
    (
      .brokenOff(
        address: "https://a", name: "b", received: 1000, total: 2000,
        reason: "the server does not send the beginning of the file"),
      ["https://a ist nach 1000 von 2000 Bytes abgebrochen: der Server", "--data path/to/b"]
    ),
    (
      .wrongSize(address: "https://a", name: "b", expected: 2000, found: 1000),
      ["https://a sendet", "1000 Bytes statt 2000", "--data path/to/b"]
    ),
    (
      .wrongSize(address: "https://a", name: "b", expected: 2000, found: nil),
      ["https://a sendet", "mehr als 2000 Bytes", "--data path/to/b"]
    ),
    (
      .wrongDigest(address: "https://a", name: "b", expected: "c0", found: "d0"),
      ["https://a kam", "Prüfsumme d0 statt c0", "--data path/to/b"]
    ),
    (
      .unwritable(path: "/a", reason: "No space left on device"),
      ["/a ist nicht schreibbar: kein Platz mehr."]
    ),
  ]

  private func check(_ error: some ReadableError, _ parts: [String]) {
    let german = GermanText(error.phrase)
    #expect(german.untranslated.isEmpty, "\(error)")
    for part in parts { #expect(german.text.contains(part), "\(part) in \(german.text)") }
  }

  @Test func aCorpusThatCannotBeRead() {
    for (error, parts) in Self.corpusErrors { check(error, parts) }
  }

  @Test func dataOfAnotherShape() {
    for (error, parts) in Self.shapeErrors { check(error, parts) }
  }

  @Test func aDownloadThatFailed() {
    for (error, parts) in Self.downloadErrors { check(error, parts) }
  }

  /// Whatever a file is, and whatever it is packed in.
  @Test(arguments: ForeignFormat.allCases) func everyFormat(_ format: ForeignFormat) {
    for holder in [TextHolder.file, .packed(.zip), .entry] {
      check(CorpusError.foreign(path: "a.b", format, holder: holder), ["a.b"])
    }
  }

  @Test(arguments: LegacyEncoding.allCases) func everyEncoding(_ encoding: LegacyEncoding) {
    check(
      CorpusError.notText(path: "a", place: Self.place, likely: encoding), [encoding.rawValue])
  }

  @Test(arguments: [0, 1, 8, 0x1b, 0x7f] as [UInt8]) func everyControlCharacter(_ byte: UInt8) {
    check(CorpusError.controlCharacter(path: "a", byte: byte, place: Self.place), ["0x"])
  }

  @Test(arguments: [
    "", "[]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":[1", "{} {}", "{\"a\":01}",
    "{\"a\":1.}",
    "{\"a\":1e}", "{\"a\":\"b", "{\"a\":\"\u{1}\"}", "{\"a\":\"\\", "{\"a\":\"\\x\"}",
    "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}", "{\"a\":" + String(repeating: "[", count: 200),
  ]) func everyMistakeInJSON(line: String) {
    var scanner = JSONLineScanner(Array(line.utf8))
    do throws(JSONLineError) {
      _ = try scanner.fields()
      Issue.record("\(line) is no object")
    } catch {
      #expect(GermanText(error.reason).untranslated.isEmpty, "\(error.reason)")
    }
  }
}
