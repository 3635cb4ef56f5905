extension [Inline] {
  /// The text without markup, on one line, for titles and terminals. Formulas stay TeX and values
  /// stay `{{name}}`.
  package var plainText: String {
    plainText { "{{\($0.name)}}" }
  }

  /// The text without markup, on one line, with each value replaced by the result of `value`.
  package func plainText(value: (InlineValue) -> String) -> String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .math(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inlines), .strong(let inlines), .link(_, _, let inlines),
        .image(_, _, let inlines):
        inlines.plainText(value: value)
      case .figure(let reference): reference.text.plainText(value: value)
      case .value(let inlineValue): value(inlineValue)
      }
    }.joined()
  }
}
