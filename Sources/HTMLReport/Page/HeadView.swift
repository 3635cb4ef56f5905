/// What stands in a page's head: its title, its style and the script that comes before the first paint.
enum HeadView {
  /// Parts of the style, in the order in which they build on each other.
  private static let styles = ["base", "page", "prose", "cells", "figures"]

  /// - Parameters:
  ///   - moreStyles: parts that this kind of page has beside those of every page.
  ///   - isServed: whether the page may ask where it came from if there is a newer one.
  static func make(
    title: String, katex: View? = nil, moreStyles: [String] = [], isServed: Bool = false
  ) throws -> View {
    let styles = styles + moreStyles + (isServed ? ["watch"] : []) + ["print"]
    return View([
      "pageTitle": title,
      "isServed": isServed,
      "style": Markup.style(
        try styles.map { try Templates.resource("style/\($0).css") }.joined()),
      "themeScript": Markup.script(try Templates.resource("script/theme.js")),
      "katex": katex,
    ])
  }

  /// KaTeX with the fonts that some formulas need.
  static func katex(_ katex: KaTeX, formulas: [String]) -> View {
    View([
      "notice": Markup(KaTeX.notice),
      "style": Markup.style(katex.style(for: formulas)),
      "script": Markup.script(katex.script),
    ])
  }
}
