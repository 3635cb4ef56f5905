import Chapters
import Record

extension SettingProblem {
  /// More than there is of anything here, and little enough to calculate with.
  static let largestCount = 1_000_000_000

  /// A problem unless `condition` holds.
  static func require(
    _ condition: Bool, _ label: String, _ message: @autoclosure () -> String
  ) -> SettingProblem? {
    condition ? nil : SettingProblem(label, message())
  }

  /// A problem where a number is above its bound. Every whole number has one.
  static func requireAtMost(_ most: Int, _ label: String, _ value: Int) -> SettingProblem? {
    require(
      value <= most, label,
      "must be at most \(ValueFormat.count.string(.integer(most))), not \(value)")
  }
}
