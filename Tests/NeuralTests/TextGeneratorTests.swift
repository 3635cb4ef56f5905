import Foundation
import Kernels
import Neural
import Random
import Testing
import Tokens

@Suite struct TextGeneratorTests {
  static let greedy = Sampler(temperature: 0, topK: 0)

  /// The loss that logits give a word.
  static func loss(_ logits: [Float], _ word: Int32) -> Double {
    let total = logits.reduce(0.0) { $0 + exp(Double($1)) }
    return log(total) - Double(logits[Int(word)])
  }

  /// Word by word with the state carried along, or the whole prompt at once: the same logits.
  @Test(arguments: 1...3) func carriedStateEqualsTheWholeBeginning(layers: Int) throws {
    let model = exampleModel(shape(25, 6, 9, layers))
    let sequence = exampleSequences([30], vocabulary: 25)[0]
    var generator = TextGenerator(model: model)
    let logits = try sequence.dropLast().map { try generator.feed($0) }
    // Trying each word as the next one reveals all logits of a position, up to a constant.
    for position in [0, 7, 28] {
      for word in Int32(0)..<25 {
        let whole = Scorer(model: model, threads: 1).losses(
          of: [sequence[...position] + [word]], target: .next)
        #expect(abs(Double(whole[0][0]) - Self.loss(logits[position], word)) < 2e-6)
      }
    }
  }

  @Test func continuesWithTheLikeliestWords() throws {
    let model = exampleModel(shape(25, 6, 9, 2))
    var random = MersenneTwister(seed: 1)
    var generator = TextGenerator(model: model)
    let words = try generator.continuation(
      of: [3, 1, 4], length: 12, end: nil, sampler: Self.greedy, random: &random)
    #expect(words.count == 12)
    let reference = ReferenceModel(model)
    var text: [Int32] = [3, 1, 4]
    for word in words {
      // The picked word has the smallest loss of all.
      let losses = (Int32(0)..<25).map { reference.losses(text + [$0]).last ?? .infinity }
      #expect(losses[Int(word)] <= (losses.min() ?? 0) + 1e-6)
      text.append(word)
    }
  }

  @Test func endsWithTheEndingWord() throws {
    let model = exampleModel(shape(8, 4, 5, 1))
    func continuation(end: Int32?) throws -> [Int32] {
      var random = MersenneTwister(seed: 6)
      var generator = TextGenerator(model: model)
      return try generator.continuation(
        of: [0], length: 50, end: end, sampler: Sampler(temperature: 1, topK: 0),
        random: &random)
    }
    let all = try continuation(end: nil)
    #expect(all.count == 50)
    for end in Int32(0)..<8 {
      #expect(try continuation(end: end) == Array(all.prefix { $0 != end }))
    }
  }

  @Test func sameSeedSameText() throws {
    let model = exampleModel(shape(25, 6, 9, 2))
    func text(seed: UInt64) throws -> [Int32] {
      var random = MersenneTwister(seed: seed, stream: "generation")
      var generator = TextGenerator(model: model)
      return try generator.continuation(
        of: [1], length: 30, end: nil, sampler: Sampler(temperature: 1, topK: 10),
        random: &random)
    }
    #expect(try text(seed: 1) == text(seed: 1))
    #expect(try text(seed: 1) != text(seed: 2))
  }

  @Test func nothingCanBeAsked() throws {
    let model = exampleModel(shape(5, 2, 3, 1))
    var random = MersenneTwister(seed: 1)
    let untouched = random
    var generator = TextGenerator(model: model)
    let none = try generator.continuation(
      of: [1], length: 0, end: nil, sampler: Sampler(temperature: 1, topK: 0), random: &random)
    #expect(none.isEmpty)
    #expect(random == untouched)
    let forbidden = try generator.continuation(
      of: [1], length: 9, end: nil,
      sampler: Sampler(temperature: 1, topK: 0, excluded: [0, 1, 2, 3, 4]), random: &random)
    #expect(forbidden.isEmpty)
  }

  /// A copy continues from the same state without disturbing the original.
  @Test func copiesGoTheirOwnWay() throws {
    let model = exampleModel(shape(25, 6, 9, 2))
    var one = TextGenerator(model: model)
    _ = try one.feed(3)
    var other = one
    let expected = try one.feed(4)
    _ = try one.feed(5)
    #expect(try other.feed(4) == expected)
  }

  @Test func handsOutEachWordWithTheLogitsThatItCameFrom() throws {
    let model = exampleModel(shape(25, 6, 9, 2))
    var random = MersenneTwister(seed: 1)
    var generator = TextGenerator(model: model)
    var count = 0
    try generator.writeOn(
      from: [3], length: 8, end: nil, sampler: Self.greedy, random: &random
    ) { word, logits in
      #expect(logits[Int(word)] == logits.max())
      count += 1
    }
    #expect(count == 8)
  }

  @Test func whatTheReceiverThrowsEndsTheWriting() {
    struct Enough: Error {}
    let model = exampleModel(shape(25, 6, 9, 1))
    var random = MersenneTwister(seed: 1)
    var generator = TextGenerator(model: model)
    var count = 0
    #expect(throws: Enough.self) {
      try generator.writeOn(
        from: [3], length: 8, end: nil, sampler: Self.greedy, random: &random
      ) { _, _ in
        count += 1
        if count == 3 { throw Enough() }
      }
    }
    #expect(count == 3)
  }

  /// Weights may be finite and their logits not.
  @Test func logitsThatAreNoNumbersAreRefused() {
    let model = exampleModel(shape(5, 2, 3, 1))
    for index in 0..<model.layout.count { model.parameters[index] = 3e38 }
    var generator = TextGenerator(model: model)
    #expect(throws: UnusableLogits.self) { try generator.feed(1) }
  }
}
