import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct SeparatorTests {
  private let trial: ShapeTrial

  init() throws {
    trial = try ShapeTrial()
  }

  private static let end = "<|endoftext|>"

  @Test func theCommonSeparatorIsFoundByItself() throws {
    let stories = ["Old winter", "New bridge\nof stone", "A lamp"]
    try trial.write(stories.map { $0 + "\n\(Self.end)\n" }.joined(), to: "a.txt")
    let corpus = try trial.read("a.txt")
    #expect(corpus.texts == stories)
    #expect(corpus.train.names == ["a.txt:1", "a.txt:2", "a.txt:3"])
    #expect(corpus.description == "3 texts, from a.txt")
    let finding = try #require(corpus.findings.first)
    #expect(finding.text.description == "<|endoftext|> separates 3 documents")
    #expect(finding.advice != nil)
  }

  @Test func aTextThatMentionsItIsOneText() throws {
    let text = "The marks \(Self.end) and \(Self.end) end a text."
    try trial.write(text, to: "a.txt")
    #expect(try trial.read("a.txt").texts == [text])
    let many = String(repeating: "word \(Self.end) ", count: 9)
    try trial.write(many, to: "b.txt")
    #expect(try trial.read("b.txt", options: ReadOptions(format: .text)).texts == [many])
  }

  @Test(arguments: [
    ("a---b---c", ["a", "b", "c"]), ("---a---", ["a"]), ("a\n\n---\n\nb\r\n", ["a", "b"]),
    ("a------b", ["a", "b"]), (" a --- b ", [" a ", " b "]), ("a----b", ["a", "-b"]),
    ("no border", ["no border"]), ("a--b---", ["a--b"]), ("é---文", ["é", "文"]),
    ("---x", ["x"]),
  ]) func piecesAreTrimmedOfLineBreaksOnly(text: String, pieces: [String]) throws {
    try trial.write(text, to: "a.txt")
    #expect(try trial.read("a.txt", options: ReadOptions(separator: "---")).texts == pieces)
  }

  @Test func aSeparatorAcrossBlocksIsFound() throws {
    let text = Array("one<|endoftext|>two<|endoftext|>three<|endoftext|>four".utf8)
    for size in 1...text.count {
      var reader = TextReader(name: "a", path: "a", separator: .common)
      #expect(
        try documents(text, by: size, reader: &reader).texts == ["one", "two", "three", "four"])
    }
    // Real blocks, of which one ends within a separator.
    let first = String(repeating: "a", count: DataFile.blockSize - 5)
    try trial.write(first + Self.end + "b" + Self.end + "c" + Self.end, to: "a.txt")
    #expect(try trial.read("a.txt").train.count == 3)
  }

  @Test func nothingButSeparatorsIsAnError() throws {
    try trial.write(String(repeating: Self.end + "\n", count: 5), to: "a.txt")
    #expect(trial.problem("a.txt") == "a.txt has no documents. Give a file with words in it")
  }

  @Test func aPieceThatIsTooLongIsAnError() throws {
    try trial.write(
      String(repeating: "a", count: 900) + "---" + String(repeating: "b", count: 1200), to: "a.txt")
    let problem = trial.problem(
      "a.txt", options: ReadOptions(separator: "---"), limits: [DataBound(.document, 1000)])
    #expect(problem.hasSuffix("allow it with --data-limit document=1.2kB"), "\(problem)")
  }

  @Test func linesAreDocuments() throws {
    try trial.write("one\r\n\n  \ntwo words\nthree", to: "a.txt")
    let corpus = try trial.read("a.txt", options: ReadOptions(format: .lines))
    #expect(corpus.texts == ["one", "two words", "three"])
    #expect(corpus.train.names == ["a.txt:1", "a.txt:4", "a.txt:5"])
    #expect(corpus.findingTexts == ["2 blank lines skipped"])
    let bytes = Array("one\r\n\n  \ntwo words\nthree".utf8)
    for size in [1, 2, 3, 5] {
      var reader = LineReader(name: "a", path: "a")
      #expect(
        try documents(bytes, by: size, reader: &reader).texts == ["one", "two words", "three"])
    }
    let problem = trial.problem(
      "a.txt", options: ReadOptions(format: .lines), limits: [DataBound(.document, 5)])
    #expect(problem.hasPrefix("a.txt:4 has more than the 5 bytes allowed"), "\(problem)")
  }

  @Test func textsHaveNoColumns() throws {
    try trial.write("one text", to: "a.txt")
    #expect(
      trial.problem("a.txt", options: ReadOptions(column: "review")).contains(
        "load.column is \"review\", but a.txt is read as text, which has no columns"))
  }
}
