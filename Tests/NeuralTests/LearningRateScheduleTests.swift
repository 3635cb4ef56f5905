import Neural
import TestSupport
import Testing

@Suite struct LearningRateScheduleTests {
  /// Rates of LambdaLR: see Tests/Reference/schedule.py.
  struct Rates: Decodable {
    struct Case: Decodable, Sendable {
      var schedule: LearningRateSchedule.Decay
      var warmup: Int
      var rates: [Double]
    }

    var peak: Double
    var cases: [Case]
  }

  @Test(arguments: 0..<10) func agreesWithPyTorch(index: Int) throws {
    let fixture: Rates = try Fixture.json("schedule")
    let test = fixture.cases[index]
    let schedule = LearningRateSchedule(
      peak: fixture.peak, decay: test.schedule, warmup: test.warmup, steps: test.rates.count)
    for (step, expected) in test.rates.enumerated() {
      #expect(abs(schedule.rate(ofStep: step + 1) - expected) < 1e-12, "step \(step + 1)")
    }
  }

  @Test func aRateNeverLeavesItsRange() {
    for decay in LearningRateSchedule.Decay.allCases {
      for warmup in [0, 1, 5, 30] {
        let schedule = LearningRateSchedule(peak: 2, decay: decay, warmup: warmup, steps: 20)
        let rates = (1...40).map { schedule.rate(ofStep: $0) }
        #expect(rates.allSatisfy { (0...2).contains($0) })
        #expect(rates.prefix(20).allSatisfy { $0 > 0 }, "no step of the training is wasted")
        #expect(warmup == 30 || rates.max() == 2)
      }
    }
  }
}
