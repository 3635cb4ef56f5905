extension [Inline] {
  /// The text without markup, on one line, for titles and terminals. Formulas become plain text
  /// where there is one, and values stay `{{name}}`.
  package var plainText: String {
    plainText { "{{\($0.name)}}" }
  }

  /// The text without markup, on one line, with each value replaced by the result of `value`.
  package func plainText(value: (InlineValue) -> String) -> String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .math(let tex): PlainFormula.text(of: tex)
      case .softBreak, .lineBreak: " "
      case .value(let inlineValue): value(inlineValue)
      case .checkbox, .footnote: ""
      case .emphasis, .strong, .strikethrough, .link, .picture, .figure:
        inline.children.plainText(value: value)
      }
    }.joined()
  }
}
