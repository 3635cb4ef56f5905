import Drawings
import Pipeline
import Record
import Text
import Wording

/// What the program found in the data while it read it.
package struct FindingsFigure: StepFigure {
  package static let step = StepID.load

  let findings: [Finding]

  package func drawn(in values: RunValues) -> Figure? {
    guard !findings.isEmpty else { return nil }
    let advised = findings.count { $0.advice != nil }
    return Figure(
      title: localized("What was found in the data"),
      sentence: advised == 0
        ? localized("What the program did to read this data.")
        : localized(
          "What the program noticed while it read this data, and what you can do about it."),
      content: [
        .table(
          DataTable(
            label: localized("What was found in the data"),
            columns: advised == 0 ? [.text("found")] : [.text("found"), .text("what to do")],
            rows: findings.map { finding in
              let text = localized(finding.text)
              return advised == 0
                ? [text] : [text, finding.advice.map(localized) ?? localized("nothing")]
            }))
      ])
  }
}

extension FindingsFigure {
  /// `nil` if nothing was found.
  package init?(of run: StoredRun) throws {
    findings = try run.product(of: Load.self).findings
    if findings.isEmpty { return nil }
  }
}
