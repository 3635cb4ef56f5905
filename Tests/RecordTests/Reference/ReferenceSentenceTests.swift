import Record
import Testing

/// What page and terminal say about a comparison.
@Suite struct ReferenceSentenceTests {
  private func sentence(_ change: (inout Pair) -> Void) throws -> String {
    let comparison = Pair.after(change)
    return try #require(comparison).sentence.replacing("\u{A0}", with: " ")
  }

  @Test func ofEqualRuns() throws {
    #expect(Pair().comparison?.title == "Checked against PyTorch 2.13.0")
    #expect(
      try sentence { _ in }
        == "Over all 4 steps the losses are the same. The test perplexity is 200.000 in both.")
  }

  @Test func ofRunsThatAgree() throws {
    let text = try sentence { pair in
      pair.training = Pair.training((0..<1200).map { 2 + ($0 == 999 ? 1e-4 : $0 == 4 ? 1e-6 : 0) })
      pair.reference.steps = Pair.steps([Double](repeating: 2, count: 1200))
      pair.record.steps[2].results["perplexity"] = 200.01
    }
    #expect(
      text
        == "Over all 1,200 steps the losses differ by 5.0 × 10⁻⁵ of their size at most, at step "
        + "1,000; over the first 20, by 5.0 × 10⁻⁷. The test perplexities, 200.010 and 200.000, "
        + "differ by 5.0 × 10⁻⁵ of their size.")
  }

  @Test func ofRunsThatDiffer() throws {
    let text = try sentence { $0.reference.steps = Pair.steps([4, 3, 2, 1.25]) }
    #expect(
      text.hasPrefix(
        "Over all 4 steps the losses differ by 2.0 × 10⁻¹ of their size at most, at step 4. "))
    #expect(
      text.hasSuffix(
        "That is more than rounding explains: up to 1.0 × 10⁻⁵ over the first 20 steps, "
          + "1.0 × 10⁻³ over the first 200, and 1.0 × 10⁻³ in perplexity."))
  }

  @Test func ofAShorterReference() throws {
    let text = try sentence { pair in
      pair.reference.steps.removeLast(2)
      pair.reference.results["train.steps"] = 2
    }
    #expect(
      text
        == "Over the first 2 steps, all that the reference has, the losses are the same. The test "
        + "perplexities, 200.000 and 200.000, are not comparable: train.steps 4, reference 2.")
  }

  @Test func ofAShorterRun() throws {
    let text = try sentence { pair in
      pair.training = Pair.training([5])
      pair.record.steps[1].settings["epochs"] = 1
      pair.record.steps[1].results["steps"] = 1
    }
    #expect(
      text.hasPrefix(
        "At the first step, all that this run has, the losses differ by 2.5 × 10⁻¹ of their size."))
    #expect(
      text.contains(
        "are not comparable: train.epochs 1, reference 2; train.steps 1, reference 4."))
  }

  @Test func ofUnlikeRuns() throws {
    let change = { (pair: inout Pair) in
      pair.reference.seed = 1
      pair.reference.settings["train.clipNorm"] = 1
      pair.reference.settings["load.limit"] = 0
      pair.reference.settings["train.epochs"] = 9
      pair.reference.results["load.train.documents"] = 25_000
      pair.reference.data.digest = "00"
    }
    #expect(
      Pair.after(change)?.title == "Next to PyTorch 2.13.0, which ran something else")
    #expect(
      try sentence(change)
        == "This is not a check, because the two differ: seed 42, reference 1; load.limit 20, "
        + "reference 0; train.clipNorm 0.5, reference 1; and 1 more.")
  }

  @Test func ofARunThatWasNotTrained() throws {
    let text = try sentence { pair in
      pair.training = Pair.training([])
      pair.record.steps[1].settings["epochs"] = 0
    }
    #expect(text == "This is not a check, because the two differ: train.epochs 0, reference 2.")
  }

  @Test func ofARunThatWasNotEvaluated() throws {
    let text = try sentence { $0.record.steps[2].state = .failed }
    #expect(text == "Over all 4 steps the losses are the same.")
  }
}
