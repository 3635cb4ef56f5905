import Chapters
import Record

extension SettingProblem {
  /// More than any count here needs, and small enough to calculate with.
  static let largestCount = 1_000_000_000

  /// Returns a problem unless `condition` holds.
  static func require(
    _ condition: Bool, _ label: String, _ message: @autoclosure () -> String
  ) -> SettingProblem? {
    condition ? nil : SettingProblem(label, message())
  }

  /// Returns a problem unless a number is a share that leaves something: 0 ..< 1.
  static func requireShare(_ value: Double, _ label: String) -> SettingProblem? {
    require(value >= 0 && value < 1, label, "must be at least 0 and below 1, not \(value)")
  }

  /// Returns a problem if a number exceeds its limit. Every integer setting has one.
  static func requireAtMost(_ most: Int, _ label: String, _ value: Int) -> SettingProblem? {
    require(
      value <= most, label,
      "must be at most \(ValueFormat.count.string(.integer(most))), not \(value)")
  }
}
