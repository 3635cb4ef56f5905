/// The value as written in a step cell.
extension Literal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let text): "\"\(text.unicodeScalars.map(Self.escaped).joined())\""
    case .boolean(let value): "\(value)"
    case .list(let elements): "[\(elements.map(\.description).joined(separator: ", "))]"
    case .member(let name): ".\(name)"
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": #"\""#
    case "\\": #"\\"#
    case "\n": #"\n"#
    case "\r": #"\r"#
    case "\t": #"\t"#
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: String(scalar)
    }
  }
}
