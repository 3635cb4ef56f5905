import Testing
import Text

@Suite struct GrammarParserTests {
  /// The one text that a grammar without choices writes.
  private func text(_ source: String) throws -> String {
    var generator = SplitMix64(seed: 1)
    return try GrammarParser.parse(source).derive(using: &generator).text
  }

  @Test(arguments: [
    ("review = it's a (very) fine film, isn't it?", "It's a (very) fine film, isn't it?"),
    ("review =\n  one\n  film.\n\n# a comment\n", "One film."),
    ("review = see <film> # not the book\nfilm = Amour.", "See Amour."),
    ("review = [a | 1: a] film", "A film"),
    ("review = shot in 1936", "Shot in 1936"),
    (
      "table t: name = heist film\nreview = The ^{new t}. that {t}.",
      "The Heist Film. That heist film."
    ),
    ("review = <good>, <bad>\ngood = good\nbad = bad", "Good, bad"),
    ("review = so<tail>\ntail = -so", "So-so"),
  ])
  func writesWhatTheGrammarSays(source: String, expected: String) throws {
    #expect(try text(source) == expected)
  }

  @Test func readsWeights() throws {
    let grammar = try GrammarParser.parse("review = 3: often | 0.5: 1936 | seldom")
    #expect(grammar.choices[0].alternatives.map(\.weight) == [3, 0.5, 1])
  }

  @Test func readsTables() throws {
    let grammar = try GrammarParser.parse(
      "table hero: name / she = 2: Odile / she\n  | Old Anton / he\ntable actor as hero\n"
        + "review = {new hero} meets {new actor with hero.she}")
    #expect(grammar.tables.map(\.name) == ["hero", "actor"])
    #expect(grammar.tables[0].columns == ["name", "she"])
    #expect(grammar.tables[1].rows.map(\.values) == [["odile", "she"], ["old anton", "he"]])
    #expect(grammar.tables[1].rows.map(\.weight) == [2, 1])
  }

  @Test(
    arguments: [
      ("", 1, 1, .noRules),
      ("table t: a = b", 1, 15, .noRules),
      ("  review = x", 1, 3, .unexpected("'r'", expected: "the left margin before a definition")),
      ("review x", 1, 8, .unexpected("'x'", expected: "'='")),
      ("review = x\n= y", 2, 1, .unexpected("'='", expected: "a name")),
      ("review = x; y", 1, 11, .unexpected("';'", expected: "a word, '<', '{' or '['")),
      (
        "review = caf\u{E9}", 1, 13,
        .unexpected("a character outside ASCII", expected: "a word, '<', '{' or '['")
      ),
      ("review = [x | y", 1, 16, .unexpected("the end of the file", expected: "']'")),
      ("review = x ] y", 1, 12, .unexpected("']'", expected: "'|' or the next rule")),
      ("review = <x", 1, 12, .unexpected("the end of the file", expected: "'>'")),
      ("review = x |\n  0: y", 2, 3, .badWeight("0")),
      ("review = 1.2.3: y", 1, 10, .badWeight("1.2.3")),
      ("review = x\nreview = y", 2, 1, .nameTaken("review")),
      ("review = x\ntable review: a = b", 2, 1, .nameTaken("review")),
      ("table t: a / a = b / c\nreview = x", 1, 14, .nameTaken("a")),
      ("review = a <film>", 1, 13, .unknownRule("film")),
      ("review = {new t}", 1, 15, .unknownTable("t")),
      ("table t as u\nreview = x", 1, 12, .unknownTable("u")),
      (
        "table t = u\nreview = x", 1, 9,
        .unexpected("'='", expected: "':' and columns, or 'as' and a table above")
      ),
      ("table t: a = b\nreview = {new t.c}", 2, 17, .unknownColumn("c", table: "t")),
      ("table t: a / b = c | d / e\nreview = {new t}", 1, 18, .wrongCellCount(1, columns: 2)),
      ("table t: a / b = c / d / e\nreview = {new t}", 1, 18, .wrongCellCount(3, columns: 2)),
      (
        "table t: a = b | \nreview = {new t}", 2, 1,
        .unexpected("'r'", expected: "a cell")
      ),
      ("table t: a = b\nreview = {new t} <x{t}>", 2, 19, .unknownRule("xb")),
      (
        "table t: a = b\nreview = {new t whith t}", 2, 17,
        .unexpected("'whith'", expected: "'with' or '}'")
      ),
      ("review = a <b>\nb = c <review>", 1, 1, .recursion(["review", "b", "review"])),
      ("review = a\nb = c", 2, 1, .unusedRule("b")),
      ("table t: a = b\nreview = {t}", 2, 10, .recalledTooEarly(table: "t")),
      ("table t: a = b\nreview = [{new t} | x] {t}", 2, 24, .recalledTooEarly(table: "t")),
      ("table t: a = b\nreview = [{new t} | x] {new t}", 2, 24, .drawnTwice(table: "t")),
      ("table t: a = b\nreview = {new t} {another t}", 2, 19, .onlyOneRow(table: "t")),
      ("table t: a = b | c\nreview = {another t}", 2, 10, .recalledTooEarly(table: "t")),
      ("review = a\nrepeat b = c\nrepeat d = e", 3, 1, .twoRefrains),
      ("table t: a = b | c\nreview = x\nrepeat r = {t}", 3, 12, .recalledTooEarly(table: "t")),
      (
        "table t: a = b | c\nreview = x\nrepeat r = [{new t} | y]\n  {t}", 4, 3,
        .recalledTooEarly(table: "t")
      ),
      (
        "table t: a = b\ntable u: a = c\nreview = {new t} {new u with t}", 3, 18,
        .nothingAgrees(table: "u", column: "a", value: "b")
      ),
    ] as [(String, Int, Int, GrammarError.Problem)])
  func locatesMistakes(
    source: String, line: Int, column: Int, problem: GrammarError.Problem
  ) throws {
    let error = #expect(throws: GrammarError.self) { try GrammarParser.parse(source) }
    #expect(error?.problem == problem)
    #expect(error?.location == GrammarLocation(line: line, column: column))
  }

  @Test func saysWhereAndWhatToDo() {
    let error = GrammarError(at: GrammarLocation(line: 3, column: 7), .unknownRule("fim"))
    #expect(
      "\(error)" == "3:7: error: there is no rule 'fim'; define it or correct the name")
  }

  /// Truncated and corrupted files are refused or read, never worse.
  @Test func survivesHostileInput() throws {
    let source =
      "table t: a / b = 2: x / y | z / y\nreview = 3: [<b{t.b}> | ]^{new t}, q's | w\nby = e"
    let bytes = Array(source.utf8)
    for count in 0...bytes.count {
      _ = try? GrammarParser.parse(String(decoding: bytes[..<count], as: UTF8.self))
    }
    var generator = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      var scribbled = bytes
      let place = Int(generator.next() % UInt64(bytes.count))
      scribbled[place] = UInt8(generator.next() % 256)
      _ = try? GrammarParser.parse(String(decoding: scribbled, as: UTF8.self))
    }
  }
}
