import BuiltInKaTeX
import Foundation

/// KaTeX, ready to embed in a page: its script, and its style sheet with the fonts inlined.
package struct KaTeX: Sendable {
  /// The one built into this program; `nil` if it was built where KaTeX was not installed.
  package static let builtIn = KaTeX(file: BuiltInKaTeX.file)

  /// What the page says where formulas can't be typeset.
  package static let installationHint = """
    Formulas show as TeX because this program was built without KaTeX. On Debian or Ubuntu, \
    install it with “apt install libjs-katex”, then build the program again.
    """

  /// The copyright notice, a comment before the script and before the style.
  static let notice =
    "KaTeX, copyright 2013-2020 Khan Academy and other contributors, MIT License "
    + "(https://github.com/KaTeX/KaTeX/blob/main/LICENSE). Its fonts: SIL Open Font License 1.1 "
    + "(https://openfontlicense.org), unchanged."

  /// A font of a style sheet.
  struct Font: Hashable {
    /// Such as "KaTeX_Main-Regular".
    var name: String
    /// The `@font-face` rule, with the font inlined.
    var rule: String
  }

  package var script: String
  /// Everything but the fonts.
  var rules: String
  var fonts: [Font]

  /// The style with the fonts that the formulas need.
  func style(for formulas: [String]) -> String {
    let names = FormulaFonts.names(for: formulas)
    return fonts.filter { names?.contains($0.name) ?? true }.map(\.rule).joined() + rules
  }

  /// Splits a style into its font rules, with each list of sources replaced by the woff2 file as
  /// base64, and the rest.
  ///
  /// `nil` if a font file is missing or a rule names no woff2 file.
  static func inliningFonts(
    of style: String, file: (String) -> Data?
  ) -> (rules: String, fonts: [Font])? {
    var rules = ""
    var fonts: [Font] = []
    var rest = style[...]
    while let rule = rest.firstRange(of: "@font-face") {
      rules += rest[..<rule.lowerBound]
      guard let end = rest[rule.lowerBound...].firstIndex(of: "}"),
        let font = font(of: rest[rule.lowerBound...end], file: file)
      else { return nil }
      fonts.append(font)
      rest = rest[rest.index(after: end)...]
    }
    return (rules + rest, fonts)
  }

  private static func font(of rule: Substring, file: (String) -> Data?) -> Font? {
    guard
      let source = rule.firstRange(of: "src:"),
      let sourceEnd = rule[source.upperBound...].firstIndex(where: { $0 == ";" || $0 == "}" })
    else { return nil }
    let files = rule[source.upperBound..<sourceEnd].split(separator: "url(").compactMap {
      $0.split(separator: ")").first?.trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
    }
    guard
      let path = files.first(where: { $0.hasSuffix(".woff2") }), let data = file(path)
    else { return nil }
    return Font(
      name: URL(filePath: path).deletingPathExtension().lastPathComponent,
      rule: rule[..<source.upperBound] + "url(data:font/woff2;base64,\(data.base64EncodedString()))"
        + " format(\"woff2\")" + rule[sourceEnd...])
  }
}

extension KaTeX {
  /// - Parameter file: reads `katex.min.js`, `katex.min.css` or a font that the style names.
  /// - Returns: `nil` if one of them is missing.
  init?(file: (String) -> Data?) {
    guard let script = file("katex.min.js"), let style = file("katex.min.css"),
      let (rules, fonts) = Self.inliningFonts(
        of: String(decoding: style, as: UTF8.self), file: file)
    else { return nil }
    self.script = String(decoding: script, as: UTF8.self)
    self.rules = rules
    self.fonts = fonts
  }
}
