import Foundation
import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct JSONLinesTests {
  private let trial: ShapeTrial

  init() throws {
    trial = try ShapeTrial()
  }

  @Test(arguments: [
    (#"{"text": "one"}"# + "\n" + #"{"text": "two"}"# + "\n", ["one", "two"]),
    (#"{"text": "one"}"# + "\r\n\r\n" + #"{"text": "two"}"#, ["one", "two"]),
    (
      #"{"id": 1, "review": "a\nb\t\"c\" \\ \/", "tags": ["x", {"y": null}]}"#, ["a\nb\t\"c\" \\ /"]
    ),
    (#"{"text": "\u00e9 \ud83d\ude00 é 文"}"#, ["é 😀 é 文"]),
    (#" { "n" : -1.5e+3 , "text" : "spaces" } "#, ["spaces"]),
    (#"{"text": "first", "text": "last"}"#, ["last"]),
    (#"{"text": null}"# + "\n" + #"{"id": 2}"# + "\n" + #"{"text": "three"}"#, ["", "", "three"]),
    (#"{"a": {"text": "inner"}, "text": "outer"}"#, ["outer"]),
    (#"{"ok": true, "no": false, "text": ""}"# + "\n" + #"{"text": "x"}"#, ["", "x"]),
    ("\u{FEFF}" + #"{"text": "after a mark"}"#, ["after a mark"]),
  ]) func objectsAreRead(lines: String, texts: [String]) throws {
    try trial.write(lines, to: "a.jsonl")
    #expect(try trial.read("a.jsonl").texts == texts)
    let bytes = Array(lines.replacing("\u{FEFF}", with: "").utf8)
    for size in [1, 5] {
      var reader = JSONLinesReader(
        name: "a", path: "a", options: ReadOptions(), limits: DataLimits())
      #expect(try documents(bytes, by: size, reader: &reader).texts == texts)
    }
  }

  @Test(arguments: [
    ("{\"text\": \"one\"}\n{\"text\": \"two\"\n", "a.jsonl:2:15: ',' or '}' is missing"),
    ("[1]\n", "a.jsonl:1:1: '{' is missing"), ("text\n", "a.jsonl:1:1: '{' is missing"),
    ("{\"text\": \"one}\n", "a.jsonl:1:10: the string that begins here has no end"),
    ("{'text': 1}\n", "a.jsonl:1:2: a key in quotes is missing"),
    ("{\"text\" \"a\"}\n", "a.jsonl:1:9: ':' is missing"),
    ("{\"text\": \"a\"} x\n", "a.jsonl:1:15: something follows"),
    ("{\"text\": \"\\x\"}\n", "a.jsonl:1:11: there is no such escape"),
    ("{\"text\": \"\\ud83d\"}\n", "a.jsonl:1:11: half of a surrogate pair"),
    ("{\"text\": 01}\n", "a.jsonl:1:10: a number begins with 0"),
    ("{\"text\": \"a\tb\"}\n", "a.jsonl:1:12: a control character"),
    ("{\"n\": 5}\n", "a.jsonl:1: \"n\" is a number, not a text"),
    ("{\"text\": [\"a\"]}\n", "a.jsonl:1: \"text\" is a list, not a text"),
    ("{\"a\": \"x\", \"b\": \"y\"}\n", "a.jsonl has no column that is clearly the text"),
    ("\n \n", "a.jsonl has no records"),
  ]) func mistakesAreLocated(lines: String, expected: String) throws {
    try trial.write(lines, to: "a.jsonl")
    let problem = trial.problem("a.jsonl")
    #expect(problem.hasPrefix(expected), "\(problem)")
  }

  @Test func deepNestingIsAnError() throws {
    let depth = 100_000
    try trial.write(
      "{\"a\": " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        + "}",
      to: "a.jsonl")
    #expect(trial.problem("a.jsonl").contains("the nesting is too deep"))
  }

  @Test func halvesOfPairsAreReplacedOnDemand() throws {
    try trial.write(#"{"text": "a\ud83d b\ude00\ud83d\u0041"}"#, to: "a.jsonl")
    let corpus = try trial.read("a.jsonl", options: ReadOptions(invalidText: .replace))
    #expect(corpus.texts == ["a\u{FFFD} b\u{FFFD}\u{FFFD}A"])
    #expect(corpus.replacedCharacters == 3)
  }

  @Test func theFieldIsGuessedOrNamed() throws {
    let line = #"{"url": "https://example.org/a/long/address/of/it", "content": "A text", "n": 1}"#
    try trial.write(line, to: "a.ndjson")
    let corpus = try trial.read("a.ndjson")
    #expect(corpus.texts == ["A text"])
    #expect(
      corpus.findings.first?.advice?.description == "set load.column if another is meant: url, n")
    let urls = try trial.read("a.ndjson", options: ReadOptions(column: "url"))
    #expect(urls.texts == ["https://example.org/a/long/address/of/it"])
    #expect(
      trial.problem("a.ndjson", options: ReadOptions(column: "contents"))
        .contains("did you mean 'content'?"))
  }

  @Test func objectsAreRecognizedWithoutTheEnding() throws {
    try trial.write("{\"text\": \"one\"}\n{\"text\": \"two\"}\n", to: "reviews.json")
    #expect(try trial.read("reviews.json").texts == ["one", "two"])
    try trial.write("{one text\n{in braces\n", to: "novel.txt")
    #expect(try trial.read("novel.txt").train.count == 1)
  }

  @Test func aLineThatIsTooLongIsAnError() throws {
    try trial.write("{\"text\": \"\(String(repeating: "a", count: 2000))\"}\n", to: "a.jsonl")
    let limits = [DataBound(.document, 1000)]
    #expect(trial.problem("a.jsonl", limits: limits).hasPrefix("a.jsonl:1 has more than the 1 kB"))
  }

  /// The scanner accepts what Foundation accepts, and reads the same strings.
  @Test(arguments: 0..<10) func agreesWithFoundation(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let pieces = [
      "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"b\"", "1", "-0.5", "2e9", "0", "true", "null",
      " ", "\\n", "\\u0041", "\\ud83d\\ude00", "é", "x", "\"a\":", "{\"a\": \"b\"}",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0..<7, using: &random)
      let middle = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let line = "{" + middle + "}"
      var scanner = JSONLineScanner(Array(line.utf8))
      let ours = try? scanner.fields()
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      // Foundation lets a comma precede the end of an object.
      guard !line.replacing(" ", with: "").contains(",}") else { continue }
      #expect((ours == nil) == (object == nil), "\(line)")
      guard let ours, let object, Set(ours.map(\.key)).count == ours.count else { continue }
      #expect(Set(ours.map(\.key)) == Set(object.keys))
      for field in ours {
        if case .text(let text) = field.value {
          #expect(object[field.key] as? String == String(decoding: text, as: UTF8.self))
        }
      }
    }
  }
}
