/// For whom a report is written, where that isn't someone who reads and learns alone.
package enum Edition: String, CaseIterable, Sendable {
  /// Without any answer: the report has none in it, hidden or not.
  case student
  /// With every answer in the open.
  case teacher
}
