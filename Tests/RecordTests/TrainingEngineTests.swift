import Record
import Testing

@Suite struct TrainingEngineTests {
  private func torch(from step: Int, ranks: Int, hosts: Int = 1) -> TrainingEngine {
    var engine = TrainingEngine(ownFrom: step)
    engine.trainer = "torch"
    engine.version = "2.13.0"
    engine.device = "cpu"
    engine.model = "AMD EPYC"
    (engine.ranks, engine.hosts, engine.reduction) = (ranks, hosts, "exact")
    return engine
  }

  @Test func everyEngineIsNamed() {
    #expect([TrainingEngine]().phrase == "walkthrough")
    #expect(
      [torch(from: 1, ranks: 2)].phrase
        == "PyTorch 2.13.0, 2 processes on AMD EPYC (cpu), exact sums")
    #expect(
      [torch(from: 8, ranks: 4, hosts: 2), TrainingEngine(ownFrom: 20)].phrase
        == "walkthrough; from step 8 on PyTorch 2.13.0, 4 processes of 2 hosts on AMD EPYC (cpu), "
        + "exact sums; from step 20 on walkthrough")
  }

  @Test func whatIsNotTheDefaultIsNamed() {
    #expect(TrainerRecord().description == "torch, cpu, exact")
    #expect(
      TrainerRecord(device: .cuda, reduction: .fast, pieces: 8).description
        == "torch, cuda, fast")
    #expect(TrainerRecord(pieces: 8).description == "torch, cpu, exact, 8 pieces")
  }

  @Test func whatRoundingDoesToTheLossIsTold() {
    var engine = torch(from: 1, ranks: 1)
    engine.precision = "float32"
    #expect([engine].phrase.hasSuffix("exact sums"))
    (engine.precision, engine.lossShift) = ("bfloat16", 1.9e-5)
    let error = ValueFormat.scientific.string(.number(1.9e-5))
    #expect(
      [engine].phrase.hasSuffix("exact sums, bfloat16 (relative error of losses up to \(error))"))
  }
}
