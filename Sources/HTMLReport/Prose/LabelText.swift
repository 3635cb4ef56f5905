import Chapters

extension Inline {
  /// The plain text, for ids and labels.
  var labelText: String {
    switch self {
    case .text(let text), .code(let text), .math(let text): text
    case .emphasis(let inlines), .strong(let inlines): inlines.labelText
    case .link(_, _, let inlines), .image(_, _, let inlines): inlines.labelText
    case .figure(let reference): reference.text.labelText
    case .softBreak, .lineBreak: " "
    case .value(let value): value.name
    }
  }
}

extension [Inline] {
  var labelText: String { map(\.labelText).joined() }
}
