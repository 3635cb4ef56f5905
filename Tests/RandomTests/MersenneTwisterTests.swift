import Foundation
import Random
import Testing

@Suite struct MersenneTwisterTests {
  @Test func wordsAreThoseOfPyTorch() throws {
    for test in try TorchDraws().cases {
      var random = MersenneTwister(seed: try number(test.seed))
      let words = (0..<1300).map { _ in random.nextWord() }
      #expect(Array(words.prefix(test.words.count)) == test.words, "seed \(test.seed)")
      #expect(words.last == test.lateWord)
    }
  }

  /// The 10,000th output for the reference implementation's default seed, as the C++ standard
  /// requires of `std::mt19937`.
  @Test func tenThousandthWordIsThatOfTheStandard() {
    var random = MersenneTwister(seed: 5489)
    for _ in 1..<10_000 { _ = random.nextWord() }
    #expect(random.nextWord() == 4_123_659_995)
  }

  @Test func onlyTheLowBitsOfASeedCount() {
    #expect(MersenneTwister(seed: 42) == MersenneTwister(seed: 42 | 7 << 32))
    #expect(MersenneTwister(seed: 42) != MersenneTwister(seed: 43))
  }

  @Test func upperHalfOfALongDrawComesFirst() {
    var one = MersenneTwister(seed: 3)
    var other = one
    let (upper, lower) = (UInt64(one.nextWord()), UInt64(one.nextWord()))
    #expect(other.next() == upper << 32 | lower)
  }

  @Test func namedStreamsDiffer() {
    let names = ["validation", "generation", "overfit", "", "a", "b"]
    var starts: Set<UInt64> = []
    for seed: UInt64 in [0, 1, 42, .max] {
      var main = MersenneTwister(seed: seed)
      starts.insert(main.next())
      for name in names {
        var random = MersenneTwister(seed: seed, stream: name)
        starts.insert(random.next())
        #expect(MersenneTwister(seed: seed, stream: name) != random, "it has moved on")
        var again = MersenneTwister(seed: seed, stream: name)
        _ = again.next()
        #expect(again == random)
      }
    }
    #expect(starts.count == 4 * (names.count + 1))
  }

  /// Unlike the main stream, a side stream depends on all bits of the seed.
  @Test func namedStreamsHearTheWholeSeed() {
    #expect(
      MersenneTwister(seed: 42, stream: "a") != MersenneTwister(seed: 42 | 7 << 32, stream: "a"))
  }

  @Test(arguments: [0, 1, 5, 623, 624, 625, 1300])
  func aStoredStreamGoesOnWithTheSameDraws(after draws: Int) throws {
    var random = MersenneTwister(seed: 42)
    for _ in 0..<draws { _ = random.nextWord() }
    let stored = try JSONEncoder().encode(random)
    var other = try JSONDecoder().decode(MersenneTwister.self, from: stored)
    #expect(other == random)
    for _ in 0..<1300 { #expect(other.nextWord() == random.nextWord()) }
  }

  @Test(arguments: [
    #"{"words": [1, 2, 3], "position": 0}"#,
    #"{"words": \#([UInt32](repeating: 7, count: 624)), "position": 625}"#,
    #"{"words": \#([UInt32](repeating: 7, count: 624)), "position": -1}"#,
    #"{"words": \#([UInt32](repeating: 7, count: 624))}"#,
  ])
  func aBrokenStreamIsNotRead(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(MersenneTwister.self, from: Data(json.utf8))
    }
  }

  @Test(arguments: [0, 1, 5, 623, 624, 625, 2000]) func skippingIsDrawing(count: Int) {
    var (drawn, skipped) = (MersenneTwister(seed: 3), MersenneTwister(seed: 3))
    for _ in 0..<7 {
      for _ in 0..<count { _ = drawn.nextWord() }
      skipped.skip(words: count)
    }
    #expect(drawn.nextWord() == skipped.nextWord())
  }
}
