import Foundation
import Record
import Wording

/// Formats numbers for the captions of figures.
package enum Format {
  package static func count(_ value: Int) -> String { ValueFormat.count.string(.integer(value)) }
  package static func count(_ value: Double) -> String { ValueFormat.count.string(.number(value)) }
  package static func decimal(_ value: Double, _ digits: Int = 2) -> String {
    ValueFormat.decimal(digits).string(.number(value))
  }
  package static func scientific(_ value: Double) -> String {
    ValueFormat.scientific.string(.number(value))
  }
  /// A number of significant digits.
  package static func significant(_ value: Double, _ digits: Int = 2) -> String {
    ValueFormat.plain.string(.number(Double(String(format: "%.\(digits)g", value)) ?? value))
      .replacing(".", with: Language.current.numbers.decimal)
  }
  package static func percent(_ value: Double) -> String {
    ValueFormat.percent.string(.number(value))
  }

  /// "1 document", "2 documents".
  ///
  /// - Parameter noun: in English; a language has a translation of "{1} document" and of
  ///   "{1} documents".
  package static func count(_ value: Int, _ noun: String) -> String {
    localized(Phrase("{1} \(noun)\(value == 1 ? "" : "s")", count(value)))
  }
}
