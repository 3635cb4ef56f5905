import Pipeline
import Record
import Testing

/// Floating-point results are fresh only if the same arithmetic would give the same bits.
@Suite struct ArithmeticTests {
  private static let steps: Set<StepID> = [.model, .optimizer, .train, .evaluate]

  enum Change: CaseIterable {
    case library, compiler, instructions

    func apply(to machine: inout Machine) {
      switch self {
      case .library: machine.blas = "OpenBLAS 9.9.9 (Other)"
      case .compiler: machine.toolchain = "Swift 99"
      case .instructions: machine.instructions = "others"
      }
    }
  }

  @Test(arguments: Change.allCases) func anotherArithmeticIsAnotherKey(change: Change) throws {
    let workplace = try Workplace()
    try workplace.execute()
    var machine = Machine.current
    change.apply(to: &machine)
    let before = try workplace.plan()
    let after = try workplace.plan(machine: machine)
    for id in StepID.allCases {
      #expect((before[id].key != after[id].key) == Self.steps.contains(id), "\(id)")
    }
    let survey = RunSurvey(plan: after, output: workplace.output, folder: workplace.run).steps()
    let old = try #require(Machine.current.arithmetic)
    let new = try #require(machine.arithmetic)
    for step in survey.map(\.record) {
      #expect(
        step.stale == (Self.steps.contains(step.id) ? "arithmetic \(old) → \(new)" : nil))
    }
  }

  @Test func anotherDictionaryIsAnotherVocabulary() throws {
    let workplace = try Workplace()
    var machine = Machine.current
    machine.dictionaries = "ICU 99.9"
    for (tokenizer, isAnother) in [(".dictionary", true), (".words", false)] {
      let settings = ["vocab.tokenizer=\(tokenizer)"]
      try workplace.execute(settings)
      let before = try workplace.plan(settings)
      let after = try workplace.plan(settings, machine: machine)
      #expect(before[.load].key == after[.load].key)
      #expect((before[.vocab].key != after[.vocab].key) == isAnother)
      #expect((before[.train].key != after[.train].key) == isAnother)
      let steps = RunSurvey(plan: after, output: workplace.output, folder: workplace.run).steps()
      let old = try #require(Machine.current.dictionaries)
      #expect(
        steps.map(\.record).first { $0.id == .vocab }?.stale
          == (isAnother ? "dictionaries \(old) → ICU 99.9" : nil))
    }
  }

  @Test func whoRendersThePageIsNotWhoMadeTheResults() throws {
    var elsewhere = Machine.current
    elsewhere.processor = "another"
    let workplace = try Workplace()
    let record = try workplace.execute()
    #expect(record.steps.allSatisfy { $0.machine == .current })
    let plan = try workplace.plan(machine: elsewhere)
    let key = plan[.model].key
    var entry = try workplace.store.entry(.model, key)
    entry.machine = elsewhere
    try workplace.store.save(
      entry, product: try workplace.store.product(.model, key, as: InitialModel.self),
      files: try workplace.store.files(.model, key))
    let again = try workplace.execute()
    #expect(again.machine == .current)
    #expect(again[.model]?.machine == elsewhere)
    #expect(again[.train]?.machine == .current)
  }
}
