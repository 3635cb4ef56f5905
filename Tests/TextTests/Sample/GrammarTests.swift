import Foundation
import Testing
import Text

@Suite struct GrammarTests {
  /// A grammar with everything in it: weights, an option, agreement, recall, choice by fact.
  private static let everything = """
    review = 3: <film>. | I [2: really | ] left early.
    film = {new tone} {new hero} [meets {new actor with hero.she} | ], <her{hero.she}> <end{tone.kind}>
    herthe = the | her
    herhe = his
    endgood = joy | long life
    endbad = 2: doom | , nothing
    table tone: word / kind = 2: fine / good | grim / bad | dull / bad
    table hero: name / she = Odile / the | Anton / he
    table actor: name / she = 3: Freya / the | Old Ravi / he | Ines / the
    """

  @Test func chancesOfAllTextsAddUpToOne() throws {
    let grammar = try GrammarParser.parse(Self.everything)
    #expect(grammar.ambiguities().isEmpty)
    var generator = SplitMix64(seed: 8)
    var chances: [[String]: Double] = [:]
    for _ in 0..<20_000 {
      let derivation = grammar.derive(using: &generator)
      chances[derivation.tokens] = exp(derivation.logProbability)
    }
    #expect(abs(chances.values.reduce(0, +) - 1) < 1e-9)
    for (tokens, chance) in chances {
      let found = try #require(grammar.logProbability(of: tokens))
      #expect(abs(exp(found) - chance) < 1e-12)
    }
    #expect(grammar.lengths == 4...10)
    #expect(chances.keys.map(\.count).min() == 4)
    #expect(chances.keys.map(\.count).max() == 10)
  }

  @Test(arguments: [
    "i left early", "i left early . .", "", "fine", "i really really left early .",
    "fine odile meets old ravi , her joy .", "fine anton , her joy .", "grim odile , the joy .",
    "Fine odile , the joy .",
  ])
  func refusesWhatItCannotWrite(text: String) throws {
    let grammar = try GrammarParser.parse(Self.everything)
    #expect(grammar.logProbability(of: text.split(separator: " ").map(String.init)) == nil)
  }

  @Test func multipliesTheChancesOfAllChoices() throws {
    let grammar = try GrammarParser.parse(Self.everything)
    let tokens = "fine odile meets ines , her long life .".split(separator: " ").map(String.init)
    let expected = 0.75 * 0.5 * 0.5 * 0.5 * 0.25 * 0.5 * 0.5
    #expect(abs(try #require(grammar.logProbability(of: tokens)) - log(expected)) < 1e-12)
  }

  @Test(
    arguments: [
      ("review = good film | good book", .sharedStart, "review", ["good"]),
      ("review = <a> | <b>\na = x | y\nb = z | y w", .sharedStart, "review", ["y"]),
      ("review = [very | ] very good", .startOrFollow, "review", ["very"]),
      ("review = <a> is\na = [it | ] | he", .sharedStart, nil, nil),
      ("review = <a> x\na = x | <b>\nb = y | ", .startOrFollow, "a", ["x"]),
      ("review = a <b> c | b <b> x\nb = x | ", .startOrFollow, "b", ["x"]),
      ("review = [ | ] x", .bothEmpty, "review", []),
      ("table t: name = old Ravi | old Anton | Ines\nreview = {new t}", .sharedValue, "t", ["old"]),
      (
        "table t: name / last = Ines / Kaur | Ravi / Kaur\nreview = {new t.last}", .sharedValue,
        "t", ["kaur"]
      ),
      ("table t: name = x | y\nreview = {new t} [{t} | y z]", .sharedStart, "review", ["y"]),
      ("table t: name = x | y\nreview = a | {new t} | y", .sharedStart, "review", ["y"]),
      (
        "table t: a = x | y\nreview = {new t} [<b{t}> | k]\nbx = k | q\nby = l", .sharedStart,
        "review", ["k"]
      ),
    ] as [(String, Grammar.Ambiguity.Kind, String?, [String]?)])
  func findsAmbiguities(
    source: String, kind: Grammar.Ambiguity.Kind, name: String?, tokens: [String]?
  ) throws {
    let found = try GrammarParser.parse(source).ambiguities()
    guard let name, let tokens else {
      #expect(found.isEmpty)
      return
    }
    #expect(found.count == 1)
    #expect(found.first?.kind == kind)
    #expect(found.first?.name == name)
    #expect(found.first?.tokens == tokens)
  }

  @Test func tellsAmbiguitiesInWords() throws {
    let found = try GrammarParser.parse("review = x |\n  [very | ] very").ambiguities()
    #expect(
      found.map(\.description) == ["2:3: 'very' may begin 'review' or follow it when it is empty"])
  }

  /// A beginning, and days, each of which remembers what the one before left.
  private static let endless = """
    story = it was {new hero}.
    repeat day = 3: then {another hero}. | {hero} {new friend}, <who{hero.she}> {friend}.
    whoshe = she met
    whohe = he saw
    table hero: name / she = 2: Odile / she | Anton / he | Ines / she
    table friend: name = Ravi | Freya
    """

  @Test func aRefrainGoesOnToTheEndOfARound() throws {
    let grammar = try GrammarParser.parse(Self.endless)
    #expect(grammar.ambiguities().isEmpty)
    for length in [0, 4, 5, 50, 1000] {
      var generator = SplitMix64(seed: 5)
      let written = grammar.derive(length: length, using: &generator)
      #expect(written.tokens.count >= max(4, length))
      #expect(written.tokens.count < max(4, length) + 8)
      #expect(written.tokens.last == ".")
      #expect(written.tokenLogProbabilities.count == written.tokens.count)
      let read = try #require(grammar.tokenLogProbabilities(of: written.tokens))
      for (one, other) in zip(read, written.tokenLogProbabilities) {
        #expect(abs(one - other) < 1e-12)
      }
    }
  }

  @Test func anotherIsNeverTheOneBefore() throws {
    let grammar = try GrammarParser.parse(Self.endless)
    var generator = SplitMix64(seed: 6)
    let text = grammar.derive(length: 5000, using: &generator).text
    var hero = ""
    var turns = 0
    for day in text.split(separator: "\n\n") {
      let words = day.split { !$0.isLetter }
      if words[0] == "Then" {
        #expect(words[1] != hero)
        turns += 1
      }
      hero = String(words[0] == "It" ? words[2] : words[0] == "Then" ? words[1] : words[0])
    }
    #expect(turns > 500)
    #expect(
      grammar.logProbability(
        of: "it was odile . then odile .".split(separator: " ").map(String.init)) == nil)
  }

  /// After "then", of the two others Anton has one chance in three and Odile two: the weights are
  /// those of the rows that are left.
  @Test func chancesOfTheOthersAddUpToOne() throws {
    let grammar = try GrammarParser.parse(Self.endless)
    func chance(_ text: String) -> Double {
      grammar.logProbability(of: text.split(separator: " ").map(String.init)).map { exp($0) } ?? 0
    }
    let start = chance("it was ines .")
    #expect(abs(start - 0.25) < 1e-12)
    #expect(abs(chance("it was ines . then odile .") / start - 0.75 * 2 / 3) < 1e-12)
    #expect(abs(chance("it was ines . then anton .") / start - 0.75 / 3) < 1e-12)
  }
}
