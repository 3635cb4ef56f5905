import Random
import TestSupport
import Testing

/// The distributions against PyTorch's numbers for the same seed.
@Suite struct DistributionsTests {
  let cases: [TorchDraws.Case]

  init() throws {
    cases = try TorchDraws().cases
    try #require(cases.count == 4)
  }

  private func generator(_ test: TorchDraws.Case) throws -> MersenneTwister {
    MersenneTwister(seed: try number(test.seed))
  }

  @Test func uniformNumbersAgree() throws {
    for test in cases {
      var random = try generator(test)
      #expect(test.uniform.map { _ in random.uniform(0, 1) } == test.uniform)
      random = try generator(test)
      #expect(test.uniformBetween.map { _ in random.uniform(-0.3, 0.7) } == test.uniformBetween)
    }
  }

  @Test func normalNumbersAgree() throws {
    for test in cases {
      for (count, expected) in test.normal {
        var random = try generator(test)
        let drawn = random.normal(count: try number(count))
        try #require(drawn.count == expected.count)
        for (one, other) in zip(drawn, expected) {
          #expect(abs(one - other) <= 2 * 2.4e-7 * max(1, abs(other)), "seed \(test.seed)")
        }
      }
    }
  }

  @Test func permutationsAgree() throws {
    for test in cases {
      for (count, expected) in test.permutations {
        var random = try generator(test)
        let order = random.permutation(of: try number(count))
        #expect(order == expected)
      }
    }
  }

  @Test func dropoutMasksAgree() throws {
    for test in cases {
      for (rate, expected) in test.dropout {
        var random = try generator(test)
        let mask = random.dropoutMask(count: expected.count, keep: 1 - (try number(rate)))
        #expect(mask == expected, "rate \(rate), seed \(test.seed)")
      }
    }
  }

  /// Dropout is based on `bernoulli_` with one probability: a mask is its draws, scaled up.
  @Test func bernoulliDrawsAgree() throws {
    for test in cases {
      for (rate, expected) in test.bernoulli {
        var random = try generator(test)
        let mask = random.dropoutMask(count: expected.count, keep: try number(rate))
        #expect(mask.map { $0 == 0 ? 0 : 1 } == expected, "rate \(rate), seed \(test.seed)")
      }
    }
  }

  /// `torch.bernoulli` of a tensor of probabilities makes different draws, of 24 bits; nothing in
  /// the notebooks uses it, and no function here provides it. It compares a uniform number with
  /// each probability.
  @Test func bernoulliDrawsOfATensorAreUniformNumbers() throws {
    for test in cases {
      for (rate, expected) in test.bernoulliOfTensor {
        var random = try generator(test)
        let probability = try number(rate, as: Float.self)
        #expect(expected.map { _ in random.uniform(0, 1) < probability ? 1 : 0 } == expected)
      }
    }
  }

  @Test func integersAgree() throws {
    for test in cases {
      var random = try generator(test)
      #expect(test.int64.map { _ in String(random.nextInt64()) } == test.int64)
    }
  }

  @Test func smallIntegersTakeOneWordEach() throws {
    for test in cases {
      for (limit, expected) in test.randint {
        var random = try generator(test)
        let limit = try number(limit, as: UInt32.self)
        #expect((0..<6).map { _ in random.nextWord() % limit } == Array(expected.prefix(6)))
        #expect(random.nextWord() == expected[6])
      }
    }
  }

  /// A pass of a loader draws two integers; the second seeds the generator of its order.
  @Test func ordersOfAShufflingLoaderAgree() throws {
    for test in cases {
      var random = try generator(test)
      for epoch in test.epochs {
        _ = random.nextInt64()
        var sampler = MersenneTwister(seed: UInt64(random.nextInt64()))
        #expect(sampler.permutation(of: epoch.order.count) == epoch.order)
        var upcoming = random
        #expect(upcoming.nextWord() == epoch.next)
      }
    }
  }

  @Test func asManyWordsAreTaken() throws {
    for test in cases {
      var random = try generator(test)
      _ = random.normal(count: 3)
      #expect(random.nextWord() == test.next.normal3)
      random = try generator(test)
      _ = random.normal(count: 17)
      #expect(random.nextWord() == test.next.normal17)
      random = try generator(test)
      _ = random.permutation(of: 10)
      #expect(random.nextWord() == test.next.permutation10)
      random = try generator(test)
      _ = random.dropoutMask(count: 40, keep: 0.5)
      #expect(random.nextWord() == test.next.dropout40)
    }
  }

  @Test func nothingCanBeDrawn() {
    var random = MersenneTwister(seed: 1)
    let untouched = random
    #expect(random.normal(count: 0).isEmpty)
    #expect(random.permutation(of: 0).isEmpty)
    #expect(random.dropoutMask(count: 0, keep: 0.5).isEmpty)
    #expect(random == untouched)
  }

  @Test(arguments: [(Float(0), Float(1)), (-1, 1), (-0.0625, 0.0625)])
  func uniformNumbersStayInRange(low: Float, high: Float) {
    var random = MersenneTwister(seed: 9)
    let drawn = (0..<10_000).map { _ in random.uniform(low, high) }
    #expect(drawn.allSatisfy { $0 >= low && $0 < high })
  }

  @Test func normalNumbersHaveMeanZeroAndVarianceOne() {
    var random = MersenneTwister(seed: 8)
    let drawn = random.normal(count: 100_003).map(Double.init)
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    let variance = drawn.reduce(0) { $0 + $1 * $1 } / Double(drawn.count)
    // Five standard deviations of each.
    #expect(abs(mean) < 0.016)
    #expect(abs(variance - 1) < 0.023)
    #expect(drawn.allSatisfy { $0.isFinite })
  }
}
