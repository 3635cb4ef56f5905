/// The formats that a run's report is written in: `report.html` and so on in the run's folder.
package enum ReportFormat: String, CaseIterable, Sendable {
  case html

  package var fileName: String { "report.\(rawValue)" }
}
