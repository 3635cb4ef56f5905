import Foundation

/// How a number is written for people: the same everywhere, in no one's locale.
package enum ValueFormat: Hashable, Sendable {
  /// 25,000
  case count
  /// 31.6, with so many digits after the point.
  case decimal(Int)
  /// A share of one, as 98.4 %.
  case percent
  /// 33.2 MB, in powers of ten.
  case bytes
  /// 0.42 s, 38 s, 4 min 10 s.
  case seconds
  /// A setting as it is written in a cell, without quotes.
  case plain

  /// What stands where a run has no such value.
  package static let absent = "—"

  /// The value in words and digits. A value that is no number is written as it stands.
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
    case .percent: Self.grouped(100 * number, digits: 1) + " %"
    case .bytes: Self.bytes(number)
    case .seconds: Self.seconds(number)
    case .plain: Self.plain(.number(number))
    }
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .integer(let value): String(value)
    case .number(let value): value == value.rounded() ? grouped(value, digits: 0) : "\(value)"
    case .text(let value): value
    case .boolean(let value): String(value)
    case .list(let values): values.map(plain).joined(separator: ", ")
    }
  }

  private static func bytes(_ number: Double) -> String {
    for (unit, size) in [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)] where number >= size {
      return grouped(number / size, digits: 1) + " " + unit
    }
    return grouped(number, digits: 0) + (number == 1 ? " byte" : " bytes")
  }

  private static func seconds(_ number: Double) -> String {
    let whole = Int(number.rounded())
    return switch number {
    case ..<10: grouped(number, digits: 2) + " s"
    case ..<60: "\(whole) s"
    case ..<3600: "\(whole / 60) min \(whole % 60) s"
    default: "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }

  /// Digits in threes, "−" for minus.
  private static func grouped(_ number: Double, digits: Int) -> String {
    let text = String(format: "%.\(digits)f", abs(number))
    let parts = text.split(separator: ".")
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    let sign = number < 0 && !isZero ? "−" : ""
    return sign + ([whole] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}
