import Foundation
import Wording

/// A number of bytes as people write it: "200MB", "1.5 GB", "64 MiB".
struct ByteCount: Hashable {
  private static let units: [(name: String, size: Int)] = [
    ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000),
    ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1), ("", 1),
  ]

  let bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  /// Parses a number, whole or decimal, and a unit in upper or lower case; without a unit, bytes.
  ///
  /// - Returns: `nil` for anything else, and for more bytes than can be counted.
  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]+(?:\.[0-9]+)?) ?([A-Za-z]*)/),
      let number = Double(match.1),
      let unit = Self.units.first(where: { $0.name.lowercased() == match.2.lowercased() }),
      let bytes = Int(exactly: (number * Double(unit.size)).rounded())
    else { return nil }
    self.bytes = bytes
  }

  /// "64 MB", "17 bytes"; rounded up to two digits after the point.
  var description: String { phrase.description }

  /// The same for any language.
  var phrase: Phrase {
    let (digits, unit) = parts
    let number = Phrase.Argument.number(digits)
    return unit != "B" ? "\(number) \(unit)" : bytes == 1 ? "\(number) byte" : "\(number) bytes"
  }

  /// The same as the command line accepts it: "64MB", "17B".
  var argument: String { parts.number + parts.unit }

  private var parts: (number: String, unit: String) {
    let unit = Self.units.prefix(4).first { bytes >= $0.size }
    guard let unit else { return (String(bytes), "B") }
    let hundredths = (Double(bytes) / Double(unit.size) * 100).rounded(.up)
    var number = String(format: "%.2f", hundredths / 100)
    while number.hasSuffix("0") { number.removeLast() }
    if number.hasSuffix(".") { number.removeLast() }
    return (number, unit.name)
  }
}
