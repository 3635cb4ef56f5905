/// Results and settings of a run, formatted the same way in sentences and tables.
package struct RunValues {
  package let record: RunRecord
  package let catalog: ResultCatalog

  package init(record: RunRecord, catalog: ResultCatalog = .standard) {
    self.record = record
    self.catalog = catalog
  }

  /// The result or setting called `name`, formatted for display; "—" where this run has none.
  package func string(named name: String) -> String {
    guard let name = QualifiedName(name) else { return ValueFormat.absent }
    let isResult = record[name.step]?.results[name.name] != nil
    let format = isResult ? catalog[name]?.format : nil
    return (format ?? .plain).string(record.value(named: name))
  }

  /// The result as a number; `nil` where it is absent or not finite.
  package func number(_ step: StepID, _ name: String) -> Double? {
    guard let number = record[step]?.results[name]?.number, number.isFinite else { return nil }
    return number
  }

  /// The setting as a number; `nil` where it is absent or not finite.
  package func setting(_ step: StepID, _ name: String) -> Double? {
    guard let number = record[step]?.settings[name]?.number, number.isFinite else { return nil }
    return number
  }
}
