import Pipeline
import Record
import Testing

@Suite struct RunOptionsTests {
  static let all = Set(StepID.allCases)

  @Test(
    arguments: [
      (RunOptions.Selection.all, false, all, []),
      (.all, true, all, all),
      (.only(.train), false, [.train], [.train]),
      (.only(.train), true, [.train], [.train]),
      (.from(.train), false, all, [.train]),
      (.from(.train), true, all, [.train, .evaluate]),
      (.until(.vocab), false, [.load, .vocab], []),
      (.until(.vocab), true, [.load, .vocab], [.load, .vocab]),
      (.until(.evaluate), false, all, []),
      (.from(.load), true, all, all),
    ] as [(RunOptions.Selection, Bool, Set<StepID>, Set<StepID>)])
  func selectsSteps(
    selection: RunOptions.Selection, force: Bool, wanted: Set<StepID>, forced: Set<StepID>
  ) {
    let options = RunOptions(selection: selection, force: force, threads: 1)
    #expect(options.wanted == wanted)
    #expect(options.forced == forced)
  }
}
