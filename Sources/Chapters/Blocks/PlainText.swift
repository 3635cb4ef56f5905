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
      case .value(let inlineValue): value(inlineValue)
      case .checkbox, .footnote: ""
      case .emphasis, .strong, .strikethrough, .link, .image, .figure:
        inline.children.plainText(value: value)
      }
    }.joined()
  }
}
