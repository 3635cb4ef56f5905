import Chapters
import Record
import Wording

/// A result or a setting within a sentence: a link to where the page lists it, with its meaning.
struct ValueView {
  let values: RunValues
  let veils: Veils

  /// - Parameter isLink: false within another link.
  func make(_ value: InlineValue, isLink: Bool) -> View {
    let name = QualifiedName(value.name)
    return View(
      "inline/value",
      [
        "address": isLink ? name.map { "#\(Self.anchor(of: $0, in: values.record))" } : nil,
        "meaning": name.flatMap(meaning) ?? value.name,
        "value": values.string(named: value.name),
        "veil": veils.attribute(for: [value.name]),
      ])
  }

  /// The id of the row that lists a result or a setting, or of the chapter if there is none.
  private static func anchor(of name: QualifiedName, in record: RunRecord) -> String {
    let step = record[name.step]
    let hasRow =
      StepState(step).hasResults && step?.results[name.name] != nil
      || step?.settings[name.name] != nil
    return hasRow ? name.description : name.step.rawValue
  }

  private func meaning(of name: QualifiedName) -> String? {
    (Meanings[name] ?? values.catalog[name]?.label)
      .map { values.unit.phrase(localized(Phrase($0))) }
  }
}
