import Mustache

/// Text that is HTML already: the only kind of value that templates may name in three braces.
///
/// It is made in two places: drawings, from numbers and escaped text, and the page's own style and
/// scripts.
struct Markup: MustacheCustomRenderable {
  let html: String

  init(_ html: String) {
    self.html = html
  }

  var renderText: String { html }
  var isNull: Bool { html.isEmpty }

  /// `code` for a script element: nothing in it can end the element or open a comment.
  ///
  /// Within JavaScript's strings and regular expressions `<\/` means `</` and `<\!` means `<!`.
  static func script(_ code: String) -> Markup {
    Markup(
      code.replacing(/<\/(?=script)/.ignoresCase(), with: "<\\/")
        .replacing("<!--", with: "<\\!--"))
  }

  /// `code` for a style element: nothing in it can end the element.
  static func style(_ code: String) -> Markup {
    Markup(code.replacing(/<\/(?=style)/.ignoresCase(), with: "<\\/"))
  }
}
