import Foundation
import Random
import TestSupport
import Testing
import Text
import Tokens

@Suite struct NGramModelsTests {
  /// p of every token after a context that begins a document, by order and token.
  private func probabilities(
    after context: [TokenID], _ models: NGramModels, size: Int
  ) throws -> [[Double]] {
    let documents = (0..<TokenID(size)).map { context + [$0] }
    let offsets = (0...size).map { $0 * (context.count + 1) }
    let sequences = TokenSequences(
      ids: documents.flatMap { $0 }, layout: .documents(offsets: offsets))
    return try all(models, sequences).map { probabilities in
      (1...size).map { probabilities[$0 * context.count - 1] }
    }
  }

  /// p of every target, by order.
  private func all(_ models: NGramModels, _ sequences: TokenSequences) throws -> [[Double]] {
    var all = [[Double]](repeating: [], count: NGramModels.maxOrder)
    try models.forEachProbability(of: [sequences]) { split, order, probability in
      #expect(split == 0)
      all[order - 1].append(probability)
    }
    return all
  }

  /// What Tests/Reference/ngrams.py wrote.
  struct Reference: Decodable {
    struct Case: Decodable {
      var size: Int
      var documents: [[TokenID]]
      var contexts: [[TokenID]]
      /// By context, order and word.
      var probabilities: [[[Double]]]
    }

    var cases: [Case]
  }

  private func sequences(_ documents: [[TokenID]]) -> TokenSequences {
    var offsets = [0]
    for document in documents { offsets.append(offsets[offsets.count - 1] + document.count) }
    return TokenSequences(ids: documents.flatMap { $0 }, layout: .documents(offsets: offsets))
  }

  @Test(arguments: 0..<3) func theReferenceComputesTheSame(index: Int) throws {
    let example = try Fixture.json("ngrams", as: Reference.self).cases[index]
    let models = NGramModels(
      counting: sequences(example.documents), vocabularySize: example.size)
    for (context, expected) in zip(example.contexts, example.probabilities) {
      let found = try probabilities(after: context, models, size: example.size)
      for (found, expected) in zip(found, expected) {
        for (found, expected) in zip(found, expected) {
          #expect(abs(found - expected) < 1e-9 * expected, "after \(context)")
        }
      }
    }
  }

  /// Small texts lack some counts of counts, or all of them.
  @Test(arguments: 0..<60) func everyTokenIsPossibleAndTheSumIsOne(seed: Int) throws {
    var random = MersenneTwister(seed: UInt64(seed))
    func number(_ bound: Int) -> Int { Int(random.nextWord()) % bound }
    let size = 1 + number(12)
    func text(_ length: Int) -> [TokenID] {
      (0..<length).map { _ in TokenID(min(number(size), number(size), number(size))) }
    }
    let training =
      seed % 3 == 0
      ? TokenSequences(
        windowsOver: text(4 + number(150)), length: 1 + number(8), stride: 1 + number(9),
        target: seed % 2 == 0 ? .shifted : .next)
      : sequences((0...number(5)).map { _ in text(2 + number(40)) })
    let models = NGramModels(counting: training, vocabularySize: size)
    for length in 1...6 {
      for probabilities in try probabilities(after: text(length), models, size: size) {
        #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
        #expect(probabilities.allSatisfy { $0 > 0 && $0 <= 1 })
      }
    }
  }

  @Test func nothingLearntIsUniform() throws {
    let nothing = TokenSequences(ids: [], layout: .documents(offsets: [0]))
    let models = NGramModels(counting: nothing, vocabularySize: 4)
    for probabilities in try probabilities(after: [1, 2], models, size: 4) {
      #expect(probabilities == [0.25, 0.25, 0.25, 0.25])
    }
    #expect(try models.losses(of: []) == [])
  }

  /// A single target, seen once: the discount of a half, as nothing can be estimated.
  @Test func aTextOfOneTarget() throws {
    let models = NGramModels(counting: sequences([[0, 1]]), vocabularySize: 2)
    let found = try probabilities(after: [0], models, size: 2)
    // 1/2 + 1/2 · 1/2 at order 1; from order 2 on 1/2 + 1/2 · 3/4.
    #expect(found.map { $0[1] } == [0.75, 0.875, 0.875, 0.875, 0.875])
    let elsewhere = try probabilities(after: [1, 1, 1, 1], models, size: 2)
    #expect(elsewhere.allSatisfy { $0[1] == 0.75 })
  }

  /// Each document begins anew: what ended the one before is no context.
  @Test func contextsStayWithinADocument() throws {
    let apart = NGramModels(
      counting: sequences([[2, 0, 1], [2, 1, 0], [2, 0, 0]]), vocabularySize: 3)
    let turned = NGramModels(
      counting: sequences([[2, 0, 0], [2, 1, 0], [2, 0, 1]]), vocabularySize: 3)
    for context: [TokenID] in [[2], [2, 0], [1, 2, 0], [0, 1]] {
      #expect(
        try probabilities(after: context, apart, size: 3)
          == probabilities(after: context, turned, size: 3))
    }
  }

  @Test func windowsCountEachTokenOnceAndScoreEachTarget() throws {
    let ids = (0..<90).map { TokenID($0 * $0 % 7) }
    let windows = TokenSequences(windowsOver: ids, length: 6, stride: 2, target: .shifted)
    let end = (windows.count - 1) * 2 + 6
    let whole = sequences([Array(ids[...end])])
    let found = try all(NGramModels(counting: windows, vocabularySize: 7), windows)
    let models = NGramModels(counting: whole, vocabularySize: 7)
    #expect(found == (try all(models, sequences(windows.all.map(Array.init)))))
    #expect(found.allSatisfy { $0.count == windows.targetCount })
    // A window with a single target shows as much as one with all.
    let next = TokenSequences(windowsOver: ids, length: 6, stride: 2, target: .next)
    let last = try all(models, next)
    #expect(last == found.map { $0.enumerated().filter { $0.offset % 6 == 5 }.map(\.element) })
  }

  @Test(arguments: [1, 10, 29, 1000]) func piecesChangeNothing(size: Int) throws {
    let documents = (1...20).map { length in (0...length).map { TokenID($0 * length % 5) } }
    let training = sequences([[0, 1, 2, 3, 4]])
    let (one, other) = (sequences(documents), sequences(documents.reversed()))
    let models = NGramModels(counting: training, vocabularySize: 5, smallestPiece: size)
    var last = (done: 0, total: 0)
    let losses = try models.losses(of: [one, other]) { last = ($0, $1) }
    let expected = try NGramModels(counting: training, vocabularySize: 5).losses(of: [one, other])
    #expect(losses == expected)
    for (one, other) in zip(losses[0], losses[1]) { #expect(abs(one - other) < 1e-12) }
    #expect(last.done > 0)
    if size == 1000 { #expect(last.done == last.total) }
  }

  @Test func anErrorOfTheReportStopsTheWork() {
    let text = sequences([(0..<50).map { TokenID($0 % 7) }])
    let models = NGramModels(counting: text, vocabularySize: 7)
    var reports = 0
    #expect(throws: CancellationError.self) {
      try models.losses(of: [text]) { _, _ in
        reports += 1
        if reports == 5 { throw CancellationError() }
      }
    }
    #expect(reports == 5)
  }
}
