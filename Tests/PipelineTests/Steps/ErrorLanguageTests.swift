import Foundation
import TensorFiles
import TestSupport
import Testing
import Wording

@testable import Kernels
@testable import Neural
@testable import Pipeline

/// Why a step failed is told in the language of a book.
@Suite struct ErrorLanguageTests {
  private static let weightsErrors: [(error: WeightsError, parts: [String])] = [
    (
      .impossible(ModelShape(vocabulary: 0, embedding: 2, hidden: 3, layers: 1234, padding: 1)),
      ["0 Wörter", "Größe 2", "Größe 3", "1234 Schichten"]
    ),
    (
      .impossible(
        ModelShape(vocabulary: 0, embedding: 2, hidden: 3, layers: 4, padding: 1, isTied: true)),
      ["4 Schichten sind für ein Modell mit model.tied nicht möglich"]
    ),
    (.missing(name: "a", present: []), ["den Gewichten fehlt \"a\"; vorhanden: nichts"]),
    (
      .missing(name: "a", present: (10..<24).map(String.init)),
      ["vorhanden: \"10\", \"11\", ", "\"21\" und 2 weitere"]
    ),
    (.unknown(name: "a", known: ["b", "c"]), ["enthalten \"a\", das", "es hat b, c –"]),
    (
      .wrongShape(name: "a", expected: [2, 3], found: [3, 2]),
      ["\"a\" ist in der Datei 3 × 2, im Modell aber 2 × 3"]
    ),
    (.wrongType(name: "a", found: "F64"), ["\"a\" ist vom Typ F64"]),
    (.notShared(name: "a", with: "b"), ["\"a\" und \"b\" unterscheiden", "model.tied: false"]),
    (
      .notFinite(name: "a", place: 1234, value: "nan"),
      ["\"a\" hat nan an der Stelle 1234; Gewichte"]
    ),
  ]

  private static let fileErrors: [(error: TensorFileError, parts: [String])] = [
    (.tooShort(bytes: 1234), ["keine safetensors-Datei: Sie endet nach 1234 Bytes"]),
    (.headerTooLong(bytes: 9999, limit: 1234), ["9999 Bytes", "Grenze ist 1234"]),
    (.noHeader, ["fängt nicht mit '{' an"]),
    (
      .badHeader(offset: 1234, problem: "the header ends within a string"),
      ["bei Byte 1234 fehlerhaft: der Kopf endet in einer Zeichenkette"]
    ),
    (.duplicateName("a"), ["der Name \"a\" zweimal"]),
    (
      .badEntry(name: "a", problem: "it needs dtype, shape and data_offsets"),
      ["Tensors \"a\" ist fehlerhaft: nötig sind dtype"]
    ),
    (.unsupportedType(name: "a", type: "I4"), ["der Tensor \"a\" ist vom Typ \"I4\""]),
    (
      .badOffsets(name: "a", begin: 1000, end: 2000, problem: "it overlaps another tensor"),
      ["der Tensor \"a\" liegt bei 1000 ..< 2000: er überschneidet sich"]
    ),
    (.gap(at: 1234), ["an der Stelle 1234"]),
    (.unreadable(reason: "Is a directory"), ["die Datei ist nicht lesbar: es ist ein Ordner"]),
  ]

  private static let handOverErrors: [(error: HandOverError, parts: [String])] = [
    (.noJob(folder: "a"), ["a hat keine job.json"]),
    (.unreadable(path: "a"), ["a ist nicht lesbar"]),
    (.damaged(path: "a"), ["a fehlt oder ist nicht das"]),
    (
      .foreignCheckpoint(path: "a", reason: "its model has another shape"),
      ["a ist kein Zwischenstand dieses Trainings: sein Modell hat"]
    ),
    (.unfinished(folder: "a"), ["das Training in a ist"]),
    (.inUse(folder: "a"), ["a gibt es schon"]),
    (.otherKey(folder: "a", command: "walkthrough run b"), ["a wurde mit", ": walkthrough run b"]),
  ]

  private func check(_ error: some ReadableError, _ parts: String...) {
    check(error.phrase, parts)
  }

  private func check(_ phrase: Phrase, _ parts: [String]) {
    let german = GermanText(phrase)
    #expect(german.untranslated.isEmpty, "\(phrase)")
    for part in parts { #expect(german.text.contains(part), "\(part) in \(german.text)") }
  }

  @Test func weightsThatDoNotFit() {
    for (error, parts) in Self.weightsErrors { check(error.phrase, parts) }
  }

  @Test func filesThatAreNoWeights() {
    for (error, parts) in Self.fileErrors { check(error.phrase, parts) }
  }

  @Test(arguments: [
    "", "[]", "{\"", "{\"\u{1}\"", "{} {}", "{\"a\":{\"shape\":[-1]}}",
    "{\"a\":{\"shape\":[99999999999999999999]}}", "{\"\\x\":{}}", "{\"\\u12\":{}}",
    "{\"\\ud800\":{}}", "{\"a\":{}}", "{\"a\":{\"kind\":1}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807],\"data_offsets\":[0,4]}}",
  ]) func everyMistakeInAHeader(header: String) throws {
    let count = header.utf8.count
    let length = (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    let data = Data(length + Array(header.utf8))
    let error = #expect(throws: TensorFileError.self) { try TensorFile(decoding: data) }
    check(try #require(error).phrase, [])
  }

  @Test func whatTheMachineLacks() {
    check(
      BLASMemoryError(threads: 2, bytesPerThread: 1 << 30), "2048 MiB", "1024 MiB", "2 Threads",
      "--threads 1")
    check(BLASMemoryError(threads: 1, bytesPerThread: 1 << 30), "1024 MiB für 1 Thread", "ulimit")
  }

  @Test func whatIsLeftOfATraining() {
    check(UnusableLogits(), "optimizer.learningRate")
    check(ProductError.missing(name: "log.epochs"), "fehlt \"log.epochs\"")
    for (error, parts) in Self.handOverErrors { check(error.phrase, parts) }
  }

  @Test func whereTrainingDiverged() {
    check(
      DivergencePoint.step(1234, loss: "nan", norm: "inf").phrase,
      ["bei Optimierungsschritt 1.234: Der Verlust ist nan, die Norm des Gradienten inf. Eine"])
    check(
      DivergencePoint.epoch(2, norm: "inf", loss: nil).phrase,
      ["in Epoche 2: Die Norm der Gewichte ist inf. Eine"])
    check(
      DivergencePoint.epoch(2, norm: "3.5", loss: "800.0").phrase,
      ["Norm der Gewichte ist 3.5, der Validierungsverlust 800.0. Eine"])
  }

  @Test func howFarTrainingCame() {
    check(TrainingCheckpoint.Place(epochs: 2, batches: 0).phrase, ["Epoche 2"])
    check(TrainingCheckpoint.Place(epochs: 2, batches: 40).phrase, ["Stapel 40 von Epoche 3"])
  }
}
