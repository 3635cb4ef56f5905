/// Typographic marks and the ASCII characters that stand for them on a typewriter.
package enum TypographicMarks {
  /// The marks of each kin. The page's script has the same table from here.
  package static let kin: [(ascii: String, marks: String)] = [
    ("'", "\u{2018}\u{2019}\u{201A}\u{201B}\u{2039}\u{203A}"),
    ("\"", "\u{201C}\u{201D}\u{201E}\u{201F}\u{AB}\u{BB}"),
    ("-", "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}"),
    ("...", "\u{2026}"),
    (" ", "\u{A0}\u{202F}"),
  ]

  /// What stands for `scalar`, in ASCII; `nil` if it is no typographic mark.
  @inline(__always)
  static func ascii(for scalar: Unicode.Scalar) -> StaticString? {
    switch scalar.value {
    case 0x2018...0x201B, 0x2039, 0x203A: "'"
    case 0x201C...0x201F, 0xAB, 0xBB: "\""
    case 0x2010...0x2015: "-"
    case 0x2026: "..."
    case 0xA0, 0x202F: " "
    default: nil
    }
  }
}
