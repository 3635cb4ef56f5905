import Foundation
import Wording

/// How a number is displayed: the same on every machine, and as the current language writes it.
package enum ValueFormat: Hashable, Sendable {
  /// 25,000
  case count
  /// 31.6, with this many digits after the point.
  case decimal(Int)
  /// 8.05, 31.6 or 1,885: three digits or, from 1,000 on, all before the point; that of a model that
  /// diverged, from a billion on, as 4.4 × 10⁵³.
  case perplexity
  /// A share of one, as 98.4 %.
  case percent
  /// 33.2 MB, in powers of ten.
  case bytes
  /// 0.42 s, 38 s, 4 min 10 s.
  case seconds
  /// 1.9 × 10⁻⁷, for numbers whose magnitude is what matters. It doesn't break across lines.
  case scientific
  /// A setting as it is written in a cell, without quotes.
  case plain

  /// Shown if a run has no such value.
  package static let absent = "—"

  /// The formatted value. A value that isn't a number is written as it is.
  package func string(_ value: Value?) -> String {
    guard let value else { return ValueFormat.absent }
    guard self != .plain, let number = value.number else { return ValueFormat.plain(value) }
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "−∞" : "∞" }
    return string(number)
  }

  private func string(_ number: Double) -> String {
    switch self {
    case .count: Self.grouped(number, digits: 0)
    case .decimal(let digits): Self.grouped(number, digits: digits)
    case .perplexity:
      number < 1e9
        ? Self.grouped(number, digits: number < 9.995 ? 2 : number < 999.95 ? 1 : 0)
        : Self.scientific(number)
    case .percent:
      // "0.0 %" would say that there is nothing.
      number > 0 && number < 0.001 ? "< 0.1 %" : Self.grouped(100 * number, digits: 1) + " %"
    case .bytes: Self.bytes(number)
    case .seconds: Self.seconds(number)
    case .scientific: Self.scientific(number)
    case .plain: Self.plain(.number(number))
    }
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .integer(let value): String(value)
    case .number(let value): plain(value)
    case .text(let value): value
    case .boolean(let value): String(value)
    case .list(let values): values.map(plain).joined(separator: ", ")
    }
  }

  /// The shortest digits that identify the number; no point if it is whole, as for an integer.
  private static func plain(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func bytes(_ number: Double) -> String {
    // What would round to 1,000 of a unit is written as 1 of the next.
    for (unit, size) in [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)] where number >= 0.999_95 * size {
      return grouped(number / size, digits: 1) + " " + unit
    }
    let count = grouped(number, digits: 0)
    return number == 1 ? localized("\(count) byte") : localized("\(count) bytes")
  }

  private static func seconds(_ number: Double) -> String {
    // Rounded before it is split into units, so that there are never 60 s. It may exceed any
    // integer.
    let whole = number.rounded()
    func text(_ number: Double) -> String { grouped(number.rounded(.down), digits: 0) }
    if number < 9.995 { return grouped(number, digits: 2) + " s" }
    if whole < 60 { return text(whole) + " s" }
    if whole < 3600 {
      return "\(text(whole / 60)) min \(text(whole.truncatingRemainder(dividingBy: 60))) s"
    }
    let minutes = whole.truncatingRemainder(dividingBy: 3600) / 60
    return "\(text(whole / 3600)) h \(text(minutes)) min"
  }

  private static func scientific(_ number: Double) -> String {
    let parts = String(format: "%.1e", abs(number)).split(separator: "e")
    guard number != 0, let exponent = Int(parts[1]) else { return "0" }
    let digits = Language.current.numbers.string(ofDigits: String(parts[0]))
    return (number < 0 ? "−" : "") + "\(digits)\u{A0}×\u{A0}\(power(exponent))"
  }

  /// A power of ten: 10⁻⁷.
  package static func power(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + (exponent < 0 ? "⁻" : "")
      + String(String(exponent.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  /// Digits grouped in threes, "−" for minus.
  private static func grouped(_ number: Double, digits: Int) -> String {
    let text = String(format: "%.\(digits)f", abs(number))
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    let sign = number < 0 && !isZero ? "−" : ""
    return sign + Language.current.numbers.string(ofDigits: text)
  }
}
