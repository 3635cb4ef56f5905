import Testing

@testable import walkthrough_bench

@Suite struct BenchTableTests {
  private func verdict(
    _ reached: Double, _ quantity: Row.Quantity, _ goal: Row.Goal?, peerRatio: Double? = nil
  ) -> String {
    var row = Row(name: "a", title: "A", quantity: quantity, goal: goal) { _ in
      { Row.Sample(amount: 0, seconds: 0) }
    }
    row.peerGoal = Row.PeerGoal(goal: Row.Goal(reach: 1.4)) { _ in [] }
    var record = RowRecord(row)
    record.reached = reached
    if let peerRatio {
      record.peers =
        [(.installed, 2), (.fused, peerRatio), (.bfloat16, 0.1)].map {
          (variant: Peers.Variant, ratio: Double) in
          var peer = PeerRecord(variant: variant)
          peer.add(own: ratio, 1)
          return peer
        } + [PeerRecord(variant: .linear)]
    }
    return BenchTable.verdict(record)
  }

  @Test func ratesAreToBeHigh() {
    let goal = Row.Goal(reach: 0.8, stretch: 0.9)
    #expect(verdict(0.79, .shareOfSgemm, goal) == "missed")
    #expect(verdict(0.8, .shareOfSgemm, goal) == "reached")
    #expect(verdict(0.95, .shareOfSgemm, goal) == "stretch reached")
  }

  @Test func timesAndMemoryAreToBeLow() {
    let goal = Row.Goal(reach: 600, stretch: 300)
    #expect(verdict(601, .memory, goal) == "missed")
    #expect(verdict(300, .memory, goal) == "stretch reached")
    #expect(verdict(400, .seconds, goal) == "reached")
  }

  @Test func withoutAGoalThereIsNoVerdict() {
    #expect(verdict(1, .factor, nil) == "")
  }

  /// The best PyTorch of the same precision, whatever it is told to do; one that couldn't be measured
  /// isn't.
  @Test func besidePyTorchBothGoalsCount() {
    let goal = Row.Goal(reach: 0.8, stretch: 0.9)
    #expect(verdict(0.95, .shareOfSgemm, goal, peerRatio: 1.3) == "missed")
    #expect(verdict(0.85, .shareOfSgemm, goal, peerRatio: 1.5) == "reached")
    #expect(verdict(0.1, .tokens, nil, peerRatio: 1.5) == "reached")
  }
}
