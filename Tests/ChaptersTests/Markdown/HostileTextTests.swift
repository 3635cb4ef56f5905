import Chapters
import Foundation
import Testing

/// Whatever a chapter contains, parsing terminates and returns a chapter or its errors.
@Suite struct HostileTextTests {
  @Test(arguments: [
    (">", 10_000), ("> ", 10_000), ("- ", 10_000), ("1. ", 10_000), ("[", 100_000),
    ("![[]()", 50_000),
    ("**a ", 20_000), ("*a **b ", 10_000), ("{{", 20_000), ("$", 20_000), ("$`", 20_000),
    ("`a``b", 20_000), ("<", 50_000), ("&amp;", 5_000), ("\\", 50_000), ("[a](b", 3_000),
    ("{{a.b}}", 5_000), ("# ", 10_000), ("\u{FFFD}", 10_000), ("a\n", 20_000), ("<b>", 5_000),
    ("\r", 20_000), ("```\n", 20_000), ("_a ", 30_000), ("&lbrace;", 2_000),
  ])
  func repetitionEnds(text: String, count: Int) {
    _ = mistakes(String(repeating: text, count: count))
  }

  @Test func deepNestingIsAMistake() {
    #expect(mistakes(String(repeating: ">", count: 10_000))[0].contains("nests more than"))
    #expect(mistakes(String(repeating: "[", count: 100_000))[0].contains("opening brackets"))
    let list = (0..<100).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
    #expect(mistakes(list)[0].contains("levels deep"))
    let strong = String(repeating: "*a **b ", count: 100) + String(repeating: "c** d*", count: 100)
    #expect(mistakes(strong)[0].contains("levels deep"))
    #expect(mistakes(String(repeating: "x", count: 600_000))[0].contains("is the limit"))
  }

  @Test(arguments: [
    ("train(a: ", "["), ("train(a: ", "9"), ("train(a: 1e", "9"), ("train(a: ", "/*"),
    ("train(a: \"", "\\u{"), ("train(", "a: 1, "), ("", "train("), ("", "-"), ("train(a: ", "-"),
    ("train(a: [", "1, "), ("train(a: 1", "_"), ("train(a: ", "."),
  ])
  func cellsEnd(start: String, repeated: String) {
    let call = start + String(repeating: repeated, count: 20_000)
    #expect(!mistakes { try cell(call) }.isEmpty)
  }

  @Test func aReferenceIsNotMultiplied() {
    let reference = "[a]: /\(String(repeating: "x", count: 100_000))\n\n"
    _ = mistakes(reference + String(repeating: "[a] ", count: 3_000))
  }

  @Test func blankLinesInNestedListsEnd() {
    let list = (0..<40).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
    _ = mistakes(list + String(repeating: "\n", count: 100_000))
  }

  /// A chapter with every construct, the seed of the mutations.
  private static let seed = """
    # Title *a*

    Text $`x_t`$ and {{train.loss.first}}, **b** `c` [d](e.md) ![f](g.png) $5 &amp; \\$

    > - ```claim
    >   train.loss.last < train.loss.first * (1 − 0.5)
    >   ```

    ```math
    \\sum_t x_t
    ```

    ```swift step
    train(epochs: 3, clipNorm: 1e-3, /* a */ prompts: ["a\\u{E9}", "b"], order: .bucketed) // c
    ```

    ```predict train.loss.first
    How *much*?
    ---
    About $`\\ln V`$.
    ```

    ````flashcard
    What?
    ---
    That, {{vocab.size}}.

    ```swift source=Neural/LSTM.swift#forward
    ```
    ````
    """

  @Test func mutatedChaptersEnd() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "chapters-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("# Book".utf8).write(to: folder.appending(path: "README.md"))
    var random = SeededGenerator(state: 42)
    var valid = 0
    for _ in 0..<1_500 {
      let bytes = mutate(Array(Self.seed.utf8), &random)
      try Data(bytes).write(to: folder.appending(path: "01-train.md"))
      do {
        let book = try Book.read(
          .folder(folder), name: "b", displayPath: "b", stepNames: ["train"])
        valid += 1
        for claim in book.chapters[0].claims { _ = claim.check { _ in 1 } }
      } catch {
        expectPlaces(error, in: bytes)
      }
    }
    #expect((1..<1_500).contains(valid))
  }

  @Test func mutatedCellsAndSettingsEnd() throws {
    var random = SeededGenerator(state: 7)
    let call = "train(a: 3, b: [\"x\\n\", .y, -1.5e3], /* c */ d: true,)"
    for _ in 0..<3_000 {
      let text = String(decoding: mutate(Array(call.utf8), &random), as: UTF8.self)
      _ = mistakes { try cell(text) }
      _ = mistakes { try Setting(parsing: "train." + text.replacing("(a: ", with: "=")) }
    }
  }

  /// Every error has a line and a column that the file has.
  private func expectPlaces(_ error: Diagnostics, in bytes: [UInt8]) {
    #expect(!error.all.isEmpty)
    let lineCount = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
    for diagnostic in error.all {
      #expect((1...lineCount).contains(diagnostic.location.line), "\(diagnostic)")
      #expect((1...bytes.count + 1).contains(diagnostic.location.column), "\(diagnostic)")
    }
  }

  private func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let words = [
      "`", "```", "$", "{{", "}}", "\"", "\\", "[", "](", ">", "- ", "\t", "\r\n", "<", "\u{0}",
      "(", "é", "---",
    ]
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default:
        bytes.insert(contentsOf: (words.randomElement(using: &random) ?? "").utf8, at: place)
      }
    }
    return bytes
  }
}

/// A linear congruential generator: the same mutations in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // Knuth's 64-bit constants; the low bits are weak, so fold in the high ones.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
