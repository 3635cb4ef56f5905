/// Text for a terminal, in which data can't act as a control sequence.
///
/// Control characters in data are shown as `\u{1B}`, whether the text goes to a terminal or to a
/// file. Only a `Style` and `clearedLine` add escape codes.
struct TerminalText: Hashable, Sendable {
  /// The text with its escape codes.
  private(set) var encoded: String

  /// - Parameter text: may come from anywhere.
  init(_ text: String) { encoded = text.visible }

  private init(encoded: String) { self.encoded = encoded }

  /// Moves to the start of the line and clears it.
  static let clearedLine = TerminalText(encoded: "\r\u{1B}[2K")

  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  func styled(_ style: Style) -> TerminalText {
    TerminalText(encoded: "\u{1B}[\(style.rawValue)m\(encoded)\u{1B}[0m")
  }

  var isEmpty: Bool { encoded.isEmpty }

  static func + (one: TerminalText, other: TerminalText) -> TerminalText {
    TerminalText(encoded: one.encoded + other.encoded)
  }
}

extension TerminalText: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var encoded = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { encoded += literal.visible }

    mutating func appendInterpolation(_ text: TerminalText) { encoded += text.encoded }

    mutating func appendInterpolation(_ value: some Any) { encoded += "\(value)".visible }
  }

  init(stringLiteral value: String) { self.init(value) }

  init(stringInterpolation: StringInterpolation) {
    self.init(encoded: stringInterpolation.encoded)
  }
}

extension Sequence<TerminalText> {
  func joined(separator: String) -> TerminalText {
    reduce(nil) { text, next in text.map { $0 + TerminalText(separator) + next } ?? next } ?? ""
  }
}

extension String {
  /// The text with its control characters escaped.
  fileprivate var visible: String {
    guard unicodeScalars.contains(where: \.controlsTerminals) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.controlsTerminals {
        text += scalar.escaped(asASCII: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal may act on it: control characters except newlines and tabs, and the marks
  /// that change the direction of writing.
  var controlsTerminals: Bool {
    switch self {
    case "\n", "\t": false
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
    default: properties.generalCategory == .control
    }
  }
}
