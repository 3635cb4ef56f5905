import Files
import Foundation
import Pipeline
import Record

/// Collects the text, and prints it as one JSON document at the end.
final class JSONText: GeneratedText {
  private struct Document: Encodable {
    var run: String
    var prompt: String
    var text: String
    var words: [String]
    var temperature: Double
    var topK: Int
    var topP: Double
    var seed: UInt64
    /// One for each word, if requested.
    var choices: [Choice]?
  }

  /// The candidates for a word. `prompt` is all the text before it.
  private struct Choice: Encodable {
    var picked: String
    var prompt: String
    var candidates: [NextWord.Candidate]
    var kept: Int
    var keptProbability: Double
    var others: Int
  }

  private var written: WrittenText
  private var document: Document

  init(
    _ beginning: WrittenText, run: String, temperature: Double, topK: Int, topP: Double,
    seed: UInt64
  ) {
    written = beginning
    document = Document(
      run: run, prompt: beginning.prompt, text: "", words: [], temperature: temperature,
      topK: topK, topP: topP, seed: seed)
  }

  var text: String { written.text }

  func write(_ word: String, _ choice: NextWord?) {
    _ = written.append(word)
    guard let choice else { return }
    document.choices =
      (document.choices ?? []) + [
        Choice(
          picked: word, prompt: choice.prompt, candidates: choice.candidates, kept: choice.kept,
          keptProbability: choice.keptProbability, others: choice.others)
      ]
  }

  func finish() throws { Terminal.write("\(try json())") }

  /// Everything written, with numbers that JSON lacks as "nan", "inf" or "-inf".
  func json() throws -> String {
    document.text = written.text
    document.words = written.words
    return Self.withEscapes(String(decoding: try JSONFile.data(document), as: UTF8.self))
  }

  /// JSON leaves some characters unescaped that could control a terminal. They can only occur in
  /// strings.
  private static func withEscapes(_ json: String) -> String {
    json.unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.controlsTerminals {
        text += "\\u" + String(format: "%04x", scalar.value)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
