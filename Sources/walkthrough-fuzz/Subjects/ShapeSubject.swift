import Foundation
import Random
import Spooling
import TestSupport
import Text

/// A damaged table or damaged JSON lines, read as a file, in a folder or in an archive.
final class ShapeSubject: Subject {
  enum Shape { case table, jsonLines }

  private static let table = """
    id,review,split
    1,"A quiet film, ""slow"" and long.",train
    2,Plain words without quotes,train
    3,"Two
    lines; and a tab\t.",test

    4,"",train
    5,Ærø and 文 and 😀,valid

    """
  private static let lines = #"""
    {"id": 1, "review": "A \"quiet\" film\nwith lines", "stars": 4.5e0}
    {"review": "\u00c6r\u00f8 \ud83d\ude00", "tags": ["a", {"b": [null, true]}]}

    {"id": 3, "review": null}
    {"id": 4, "review": ""}

    """#

  private static let mutator = Mutator(pieces: [
    "\"", "\"\"", ",", ";", "\t", "\r\n", "\r", "\u{FEFF}", "\u{0}", "\u{FF}", "{", "}",
    "[[[[", "]", "\\u12", "\\ud83d", "\\\"", "\"review\":", "null", "<|endoftext|>", "id,review\n",
    "train", "test",
  ])

  private let project: ScratchProject
  private let shape: Shape
  private var place = ""

  init(project: ScratchProject, shape: Shape) {
    self.project = project
    self.shape = shape
  }

  func prepare(_ random: inout MersenneTwister) throws {
    let text = shape == .table ? Self.table : Self.lines
    let bytes = Self.mutator.mutate(Array(text.utf8), &random)
    let ending =
      shape == .table ? (random.next() % 4 == 0 ? "tsv" : "csv") : "jsonl"
    let folder = project.root.appending(path: "input/shape")
    try? FileManager.default.removeItem(at: folder)
    switch random.next() % 4 {
    case 0:
      var entry = TestEntry("data/train.\(ending)")
      entry.contents = bytes
      place = "input/shape/data.zip"
      try project.write(zip([entry, TestEntry("data/test.txt", "words")]), to: place)
    case 1:
      place = "input/shape"
      try project.write(bytes, to: "\(place)/a.\(ending)")
      try project.write(Array("words".utf8), to: "\(place)/b.txt")
    default:
      place = "input/shape/a.\(ending)"
      try project.write(bytes, to: place)
    }
  }

  func run(_ random: inout MersenneTwister) throws {
    let location = try CorpusLocation(path: project.root.appending(path: place).path)
    let options = ReadOptions(
      limit: [0, 2].randomElement(using: &random) ?? 0,
      invalidText: random.next() % 2 == 0 ? .reject : .replace,
      format: random.next() % 8 == 0 ? .lines : .automatic,
      column: ["", "", "review", "id"].randomElement(using: &random) ?? "")
    _ = try location.digest()
    let corpus = try read(location, options)
    for documents in [corpus.train, corpus.validation, corpus.test].compactMap({ $0 })
    where String(validating: documents.bytes.array, as: UTF8.self) == nil {
      throw Violation("it read text that isn't UTF-8")
    }
    guard try read(location, options) == corpus else {
      throw Violation("it read other documents the second time")
    }
  }

  private func read(_ location: CorpusLocation, _ options: ReadOptions) throws -> Corpus {
    try location.read(
      options: options, sample: { Corpus(train: Documents(), test: nil, description: "") })
  }
}
