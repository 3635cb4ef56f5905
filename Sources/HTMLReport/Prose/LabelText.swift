import Chapters

extension Inline {
  /// The plain text, for ids and labels.
  var labelText: String {
    switch self {
    case .text(let text), .code(let text), .math(let text): text
    case .softBreak, .lineBreak: " "
    case .value(let value): value.name
    case .checkbox, .footnote: ""
    case .emphasis, .strong, .strikethrough, .link, .image, .figure: children.labelText
    }
  }
}

extension [Inline] {
  var labelText: String { map(\.labelText).joined() }
}
