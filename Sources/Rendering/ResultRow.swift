import Record
import Wording

/// A result as reports list it below its step.
package struct ResultRow: Hashable {
  /// With its step, such as "train.steps".
  package let name: String
  package let label: String
  package let value: String
}

extension ReportContext {
  /// A step's results in catalog order, then those missing from the catalog, by name; none before
  /// it has run.
  package func results(of step: StepID) -> [ResultRow] {
    guard let found = record[step], found.hasResults else { return [] }
    let values = RunValues(record: record, catalog: catalog)
    let known = catalog.entries(of: step).filter { found.results[$0.name.name] != nil }
    let unknown = Set(found.results.keys).subtracting(known.map(\.name.name)).sorted()
    return known.map { (values.unit.phrase(localized(Phrase($0.label))), $0.name.description) }
      .map(row)
      + unknown.map { ($0, "\(step).\($0)") }.map(row)

    func row(_ label: String, _ name: String) -> ResultRow {
      ResultRow(name: name, label: label, value: values.string(named: name))
    }
  }
}
