import Foundation
import TestSupport
import Testing
import Wording

@testable import Text

@Suite struct TableTests {
  private let trial: ShapeTrial

  init() throws {
    trial = try ShapeTrial()
  }

  /// Ten dialects, each with the same three texts.
  private static let texts = ["A plain text, short", "She said \"no\"", "Two\nlines; Ærø"]
  private static let dialects: [(name: String, file: String, table: String)] = {
    let (a, b, c) = (texts[0], "\"She said \"\"no\"\"\"", "\"\(texts[2])\"")
    return [
      ("commas", "a.csv", "id,text\n1,\"\(a)\"\n2,\(b)\n3,\(c)\n"),
      ("semicolons", "a.csv", "id;text\n1;\(a)\n2;\(b)\n3;\(c)\n"),
      ("tabs in a .csv", "a.csv", "id\ttext\n1\t\(a)\n2\t\(b)\n3\t\(c)\n"),
      ("a .tsv", "a.tsv", "id\ttext\n1\t\(a)\n2\t\(b)\n3\t\(c)\n"),
      (
        "quotes that are just text", "a.tsv",
        "id\ttext\n1\t\(a)\n2\tShe said \"no\"\n3\t\(c)\n"
      ),
      ("CRLF", "a.csv", "id,text\r\n1,\"\(a)\"\r\n2,\(b)\r\n3,\(c)\r\n"),
      ("CR", "a.csv", "id,text\r1,\"\(a)\"\r2,\(b)\r3,\(c)\r"),
      ("a byte-order mark", "a.csv", "\u{FEFF}text,id\n\"\(a)\",1\n\(b),2\n\(c),3\n"),
      ("no end of line at the end", "a.csv", "id,text\n1,\"\(a)\"\n2,\(b)\n3,\(c)"),
      ("one column", "a.csv", "text\n\"\(a)\"\n\(b)\n\(c)\n"),
      (
        "quoted names and blank lines", "a.csv",
        "\"id\",\"text\"\n\n1,\"\(a)\"\n\n2,\(b)\n3,\(c)\n"
      ),
      ("spaces after commas", "a.csv", "id, text\n1, \"\(a)\"\n2, \(b)\n3, \(c)\n"),
      ("more columns", "a.csv", "id,text,x,y\n1,\"\(a)\",,0\n2,\(b),,0\n3,\(c),\"z,z\",0\n"),
    ]
  }()

  @Test(arguments: dialects.indices) func dialectsAreRead(index: Int) throws {
    let dialect = Self.dialects[index]
    try trial.write(dialect.table, to: dialect.file)
    let corpus = try trial.read(dialect.file)
    #expect(corpus.texts == Self.texts, "\(dialect.name)")
    #expect(corpus.findingTexts.first == "the column of the texts is \"text\" in \(dialect.file)")
  }

  /// What a block has doesn't matter, down to a byte.
  @Test(arguments: dialects.indices) func blocksMayEndAnywhere(index: Int) throws {
    let dialect = Self.dialects[index]
    let table = Array(dialect.table.replacing("\u{FEFF}", with: "").utf8)
    let format = try #require(DataFormat(fileName: dialect.file))
    for size in [1, 2, 7, table.count] {
      var reader = TableReader(
        format: format, name: "a", path: "a", column: "", limits: DataLimits())
      #expect(try documents(table, by: size, reader: &reader).texts == Self.texts)
    }
  }

  @Test func documentsAreNamedByTheirLine() throws {
    try trial.write("text\n\"one\ntwo\"\n\nthree\n", to: "a.csv")
    #expect(try trial.read("a.csv").train.names == ["a.csv:2", "a.csv:5"])
  }

  @Test(arguments: [
    ("review,sentiment\nGood,1\nBad,0\n", "review"),
    ("id,Text\n1,Good\n2,Bad\n", "Text"),
    // By length, with titles beside it.
    ("title,plot\nShort title,\(String(repeating: "a long plot ", count: 9))\n", "plot"),
    // Of two names, the one with the longer texts.
    ("comment,body\nok,\(String(repeating: "a long body ", count: 9))\n", "body"),
    ("x,中文\n1,\(String(repeating: "没有空格的句子", count: 9))\n", "中文"),
  ]) func theColumnIsGuessedWhereItIsObvious(table: String, column: String) throws {
    try trial.write(table, to: "a.csv")
    let finding = try #require(try trial.read("a.csv").findings.first)
    #expect(finding.text.description == "the column of the texts is \"\(column)\" in a.csv")
    #expect(finding.advice?.description.hasPrefix("set load.column if another is meant: ") == true)
  }

  @Test func theColumnCanBeNamed() throws {
    try trial.write("title,review\nOne,Long review\nTwo,Another one\n", to: "a.csv")
    let corpus = try trial.read("a.csv", options: ReadOptions(column: "title"))
    #expect(corpus.texts == ["One", "Two"])
    #expect(corpus.findings.map(\.advice) == [nil])
    #expect(
      trial.problem("a.csv", options: ReadOptions(column: "reviews"))
        == "a.csv has no column \"reviews\"; did you mean 'review'?; it has \"title\", \"review\"."
        + " Set load.column to one of them")
  }

  @Test func aTableWithoutAnObviousColumnIsAnError() throws {
    try trial.write("name,place\nAnn,Paris\nBob,Rome\n", to: "a.csv")
    let problem = trial.problem("a.csv")
    #expect(problem.contains("no column that is clearly the text; it has \"name\", \"place\""))
    #expect(problem.contains("--set 'load.column=\"place\"'"))
  }

  @Test func aFirstRowOfDataIsNoHeader() throws {
    try trial.write("\"3\",\"Title\",\"First text\"\n\"4\",\"Title\",\"Second\"\n", to: "a.csv")
    let corpus = try trial.read("a.csv", options: ReadOptions(column: "3"))
    #expect(corpus.texts == ["First text", "Second"])
    #expect(corpus.train.names == ["a.csv:1", "a.csv:2"])
    #expect(corpus.findingTexts.contains { $0.contains("no row of column names") })
  }

  @Test func emptyTextsAreEmptyDocuments() throws {
    try trial.write("id,text\n1,\n2,word\n3,\"  \"\n", to: "a.csv")
    let corpus = try trial.read("a.csv")
    #expect(corpus.texts.count == 3)
    #expect(corpus.texts[0].isEmpty)
    #expect(corpus.findingTexts.contains("2 records without text"))
  }

  /// The first row says that it is a table, whatever the file is called.
  @Test(arguments: [
    ("text,label\nfine,1\n", ["fine"]), ("label;review\n1;good, really\n", ["good, really"]),
    ("id\ttext\n1\ta \"quote\n", ["a \"quote"]), ("Text,Stars\r\n\"a\nb\",5\r\n", ["a\nb"]),
    ("\n\nid,body\n1,x\n2,y\n", ["x", "y"]), ("a,content,c\n1,x,\n", ["x"]),
    ("sentence,split\none,train\ntwo,train\n", ["one", "two"]), ("\u{FEFF}id,text\n1,x\n", ["x"]),
    ("story,\"how long\"\nOnce,4\n", ["Once"]), ("id,Poem\n1,é\n", ["é"]),
  ]) func aTableIsKnownByItsHeading(table: String, texts: [String]) throws {
    for name in ["reviews.txt", "reviews"] {
      try trial.write(table, to: name)
      let corpus = try trial.read(name)
      #expect(corpus.texts == texts)
      #expect(
        corpus.findingTexts.contains("its contents are a table and are read as such in \(name)"))
      #expect(try trial.read(name, options: ReadOptions(format: .text)).texts.count == 1)
    }
  }

  @Test(arguments: [
    "text, or so it seemed,\nwas all there was\n", "text,label\n", "text\nfine\nfiner\n",
    "Dear reader,\nthis is a story, and\na review\n", "id,name\n1,x\n", "text,label\nfine\n",
    "story,\"begins\nnever", "1,2\n3,4\n", ",text\n,x\n", "text;\nfine;\n", "a\tb\nc\td\n",
    "text,\(String(repeating: "long ", count: 9))\na,b\n",
  ]) func proseIsNoTable(text: String) throws {
    try trial.write(text, to: "a.txt")
    #expect(try trial.read("a.txt").train.count == 1)
    #expect(try trial.read("a.txt").findings.isEmpty)
  }

  @Test func aColumnOfSplitsIsFollowed() throws {
    try trial.write(
      "text,split\none,train\ntwo,test\nthree,valid\nfour,train\n", to: "a.csv")
    let corpus = try trial.read("a.csv")
    #expect(corpus.texts == ["one", "four"])
    #expect(corpus.validation?.texts == ["three"])
    #expect(corpus.test?.texts == ["two"])
    #expect(
      corpus.findingTexts.contains("\"split\" says which split a text belongs to in a.csv"))
  }

  @Test(arguments: [
    ("a,text\n1,x\n2,y,z\n", "a.csv:3:1: record 3 has 3 fields, and the first has 2"),
    ("a,text\n1,x\n2\n", "a.csv:3:1: record 3 has 1 field, and the first has 2"),
    ("a,text\n1,x \"y\" z\n", "a.csv:2:5: record 2 has a quote within a field"),
    ("a,text\n1,\"é\" y\n", "a.csv:2:7: record 2 has a quote within a field"),
    ("a,text\n1,x\n2,\"y\nz\n", "a.csv:3:1: record 3 begins a quote that never ends"),
    ("a,text\n", "a.csv has no records"), ("\n\n", "a.csv has no records"),
    ("text\n\"caf\u{301}\"\n1,2\n", "a.csv:3:1: record 3 has 2 fields"),
  ]) func mistakesAreLocated(table: String, expected: String) throws {
    try trial.write(table, to: "a.csv")
    let problem = trial.problem("a.csv")
    #expect(problem.hasPrefix(expected), "\(problem)")
  }

  @Test func invalidTextIsLocated() throws {
    try trial.folder.write(Array("text\nfine\nca".utf8) + [0xe9, 0x0a], to: "a.csv")
    #expect(trial.problem("a.csv").hasPrefix("a.csv is not UTF-8: line 3 is invalid"))
    let corpus = try trial.read("a.csv", options: ReadOptions(invalidText: .replace))
    #expect(corpus.texts == ["fine", "ca\u{FFFD}"])
    #expect(corpus.replacedCharacters == 1)
  }

  @Test func aFieldThatIsTooLongIsAnError() throws {
    // The quote never ends, so all of the file would be one field.
    let table = "text\n\"" + String(repeating: "word\n", count: 50_000)
    try trial.write(table, to: "a.csv")
    let limits = [DataBound(.document, 100_000)]
    let problem = trial.problem("a.csv", limits: limits)
    #expect(problem.hasPrefix("a.csv:2 has more than the 100 kB allowed for one document"))
    #expect(problem.hasSuffix("allow it with --data-limit document=200kB"))
  }

  @Test func otherFilesCanBeReadAsTables() throws {
    try trial.write("a,text\n1,b\n", to: "a.txt")
    let corpus = try trial.read("a.txt", options: ReadOptions(format: .csv, column: "text"))
    #expect(corpus.train.count == 1)
  }

  @Test func limitsTakeTheFirstRows() throws {
    try trial.write("text\n" + (1...9).map { "t\($0)\n" }.joined(), to: "a.csv")
    #expect(try trial.read("a.csv", options: ReadOptions(limit: 3)).texts == ["t1", "t2", "t3"])
  }

  /// Any texts survive being written as a table.
  @Test(arguments: 0..<10) func writtenTablesAreReadBack(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let pieces = [
      "a", "word", " ", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "é", "文", "'", "\\",
    ]
    let texts = (0..<40).map { _ in
      "x"
        + (0..<Int.random(in: 0..<12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    let delimiter = seed % 2 == 0 ? "," : ";"
    let rows = texts.map { "\"\($0.replacing("\"", with: "\"\""))\"\(delimiter)0" }
    let ending = seed % 3 == 0 ? "\r\n" : "\n"
    try trial.write((["text\(delimiter)n"] + rows).joined(separator: ending), to: "a.csv")
    #expect(try trial.read("a.csv").texts == texts)
  }
}

/// What a reader makes of bytes in blocks of a size.
func documents(
  _ bytes: [UInt8], by size: Int, reader: inout some DocumentReader
) throws -> Documents {
  var sink = DocumentSink(invalidText: .reject, limits: DataLimits(), path: "a")
  for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
    try bytes[start..<min(start + size, bytes.count)].withUnsafeBytes {
      try reader.read($0, into: &sink)
    }
  }
  try reader.finish(into: &sink)
  return try sink.finish().documents[DataSplit.train.rawValue]
}
