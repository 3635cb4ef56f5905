import Chapters
import Pipeline
import Record
import Testing

@Suite struct SettingMeaningsTests {
  /// The page says what a setting is where a sentence names its value.
  @Test(arguments: StepID.allCases) func everySettingHasAMeaning(_ step: StepID) {
    func names<S: Step>(_ type: S.Type) -> [String] { S.Settings.settingNames }
    for name in names(Steps.type(of: step)) {
      #expect(
        Meanings[QualifiedName(step, name)] != nil, "add \(step).\(name) to Record/Meanings.swift")
    }
  }
}
