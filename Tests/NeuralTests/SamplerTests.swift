import Foundation
import Neural
import Random
import Testing

@Suite struct SamplerTests {
  static let logits: [Float] = [0.5, 2, -1, 2, 1.5, -3]

  /// How often each word is picked in `count` draws.
  static func frequencies(_ sampler: Sampler, count: Int = 40_000) -> [Double] {
    var random = MersenneTwister(seed: 5)
    var counts = [Int](repeating: 0, count: logits.count)
    for _ in 0..<count {
      if let word = sampler.pick(from: logits, random: &random) { counts[Int(word)] += 1 }
    }
    return counts.map { Double($0) / Double(count) }
  }

  @Test func withoutTemperatureTheLikeliestIsTaken() {
    var random = MersenneTwister(seed: 1)
    let untouched = random
    let sampler = Sampler(temperature: 0, topK: 0)
    // Of two equal ones the first.
    #expect(sampler.pick(from: Self.logits, random: &random) == 1)
    #expect(random == untouched, "nothing is drawn")
    let other = Sampler(temperature: 0, topK: 3, excluded: [1, 3])
    #expect(other.pick(from: Self.logits, random: &random) == 4)
  }

  @Test(arguments: [0.25, 1, 3]) func frequenciesAreThoseOfTheSoftmax(temperature: Double) {
    let frequencies = Self.frequencies(Sampler(temperature: temperature, topK: 0))
    let weights = Self.logits.map { exp(Double($0) / temperature) }
    let total = weights.reduce(0, +)
    for (frequency, weight) in zip(frequencies, weights) {
      #expect(abs(frequency - weight / total) < 0.012)
    }
  }

  @Test func highTemperatureEvensOut() {
    let frequencies = Self.frequencies(Sampler(temperature: 1e6, topK: 0))
    #expect(frequencies.allSatisfy { abs($0 - 1.0 / 6) < 0.012 })
  }

  @Test func lowTemperatureDoesNotOverflow() {
    let frequencies = Self.frequencies(Sampler(temperature: 1e-300, topK: 0), count: 1000)
    #expect(abs(frequencies[1] + frequencies[3] - 1) < 1e-12)
  }

  @Test(arguments: [(1, [1]), (2, [1, 3]), (3, [1, 3, 4]), (6, Array(0..<6)), (99, Array(0..<6))])
  func onlyTheLikeliestCanBePicked(topK: Int, words: [Int]) {
    let frequencies = Self.frequencies(Sampler(temperature: 2, topK: topK))
    for word in Self.logits.indices { #expect((frequencies[word] > 0) == words.contains(word)) }
  }

  @Test func excludedWordsAreNeverPicked() {
    let frequencies = Self.frequencies(Sampler(temperature: 1, topK: 2, excluded: [1, 4]))
    // Excluded words take no place among the likeliest.
    for word in Self.logits.indices { #expect((frequencies[word] > 0) == [0, 3].contains(word)) }
  }

  @Test(arguments: [0, 1.0]) func nothingCanBeAllowed(temperature: Double) {
    var random = MersenneTwister(seed: 1)
    let sampler = Sampler(temperature: temperature, topK: 0, excluded: Set(0..<6))
    #expect(sampler.pick(from: Self.logits, random: &random) == nil)
    #expect(Sampler(temperature: 1, topK: 5).pick(from: [], random: &random) == nil)
  }

  @Test func impossibleWordsAreNotPicked() {
    var random = MersenneTwister(seed: 2)
    let sampler = Sampler(temperature: 1, topK: 0)
    for _ in 0..<1000 {
      #expect(sampler.pick(from: [-.infinity, 0, -.infinity], random: &random) == 1)
    }
  }

  /// The shares are .366, .366, .222, .03 …: the fewest that reach the share stay, and at least
  /// one.
  @Test(
    arguments: [(0.001, [1]), (0.3, [1]), (0.5, [1, 3]), (0.9, [1, 3, 4]), (1, Array(0..<6))]
      as [(Double, [Int])])
  func theLikeliestWithAShareCanBePicked(topP: Double, words: [Int]) {
    let frequencies = Self.frequencies(Sampler(temperature: 1, topK: 0, topP: topP))
    for word in Self.logits.indices { #expect((frequencies[word] > 0) == words.contains(word)) }
  }

  /// Of two that are left by top-k, one has half of their probability.
  @Test func topPIsAShareOfWhatTopKLeaves() {
    let frequencies = Self.frequencies(Sampler(temperature: 1, topK: 2, topP: 0.5))
    #expect(frequencies[1] == 1)
  }

  @Test func temperatureWorksBeforeTopP() {
    let even = Self.frequencies(Sampler(temperature: 1e6, topK: 0, topP: 0.75))
    #expect(even.count { $0 > 0 } == 5)
    let sharp = Self.frequencies(Sampler(temperature: 1e-6, topK: 0, topP: 0.75))
    #expect(sharp.count { $0 > 0 } == 2)
  }

  @Test(arguments: [
    Sampler(temperature: 0.5, topK: 3), Sampler(temperature: 1.5, topK: 0, topP: 0.8),
    Sampler(temperature: 1, topK: 4, topP: 0.9, excluded: [3]), Sampler(temperature: 0, topK: 0),
  ])
  func candidatesTellHowLikelyEachWordIsPicked(sampler: Sampler) {
    let candidates = sampler.candidates(from: Self.logits)
    let frequencies = Self.frequencies(sampler)
    #expect(candidates.count == Self.logits.count - sampler.excluded.count)
    #expect(abs(candidates.reduce(0) { $0 + $1.chance } - 1) < 1e-12)
    let total = Self.logits.reduce(0) { $0 + exp(Double($1)) }
    for candidate in candidates {
      let word = Int(candidate.token)
      #expect(abs(candidate.probability - exp(Double(Self.logits[word])) / total) < 1e-12)
      #expect(abs(candidate.chance - frequencies[word]) < 0.012)
    }
    #expect(candidates.map(\.probability) == candidates.map(\.probability).sorted(by: >))
  }
}
