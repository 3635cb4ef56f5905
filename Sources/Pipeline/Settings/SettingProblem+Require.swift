import Chapters

extension SettingProblem {
  /// A problem unless `condition` holds.
  static func require(
    _ condition: Bool, _ label: String, _ message: @autoclosure () -> String
  ) -> SettingProblem? {
    condition ? nil : SettingProblem(label, message())
  }
}
