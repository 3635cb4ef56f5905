import Wording

/// A page's head: its title, its style and the script that runs before the first paint.
enum HeadView {
  /// Parts of the style sheet, in cascade order.
  private static let styles = ["base", "page", "prose", "cells", "figures"]

  /// - Parameters:
  ///   - language: the code of that of the prose.
  ///   - feed: the address of a feed of changes.
  ///   - moreStyles: style parts that only this kind of page has.
  ///   - isServed: whether the page may ask its server for a newer version.
  static func make(
    title: String, language: String = Language.current.code, katex: View? = nil,
    feed: String? = nil, moreStyles: [String] = [], isServed: Bool = false
  ) throws -> View {
    let styles = styles + moreStyles + (isServed ? ["watch"] : []) + ["print"]
    return View([
      "pageTitle": title,
      "language": language,
      "isServed": isServed,
      "style": Markup.style(
        try styles.map { try Templates.resource("style/\($0).css") }.joined()),
      "themeScript": Markup.script(try Templates.resource("script/theme.js")),
      "katex": katex,
      "feed": feed,
    ])
  }

  /// KaTeX with the fonts that the formulas need.
  static func katex(_ katex: KaTeX, formulas: [String]) -> View {
    View([
      "notice": Markup(KaTeX.notice),
      "style": Markup.style(katex.style(for: formulas)),
      "script": Markup.script(katex.script),
    ])
  }
}
