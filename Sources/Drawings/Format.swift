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
    plain(Double(String(format: "%.\(digits)g", value)) ?? value)
  }
  package static func percent(_ value: Double) -> String {
    ValueFormat.percent.string(.number(value))
  }

  /// "once", "2 times".
  package static func times(_ count: Int) -> String {
    count == 1 ? localized("once") : localized("\(Self.count(count)) times")
  }

  package static func times(_ count: Double) -> String {
    count == 1 ? localized("once") : localized("\(plain(count)) times")
  }

  /// The shortest digits that identify the number.
  package static func plain(_ value: Double) -> String {
    ValueFormat.plain.string(.number(value)).replacing(".", with: Language.current.numbers.decimal)
  }

  /// "1 document", "2 documents".
  ///
  /// - Parameter noun: in English; a language has a translation of "{1} document" and of
  ///   "{1} documents".
  package static func count(_ value: Int, _ noun: String) -> String {
    localized(Phrase("{1} \(noun)\(value == 1 ? "" : "s")", Phrase.Argument(value)))
  }
}
