extension Inline {
  /// The plain text, for ids and labels. Formulas stay TeX.
  package var labelText: String {
    switch self {
    case .text(let text), .code(let text), .math(let text): text
    case .softBreak, .lineBreak: " "
    case .value(let value): value.name
    case .checkbox, .footnote: ""
    case .emphasis, .strong, .strikethrough, .link, .picture, .figure: children.labelText
    }
  }
}

extension [Inline] {
  package var labelText: String { map(\.labelText).joined() }
}
