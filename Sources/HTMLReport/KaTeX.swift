import Foundation

/// The KaTeX installed on this machine, ready to embed in a page: its script, and its style sheet
/// with the fonts inlined.
package struct KaTeX: Sendable {
  /// What the page says where formulas can't be typeset.
  package static let installationHint =
    "Formulas show as TeX because KaTeX is not installed. On Debian or Ubuntu, "
    + "install it with “apt install libjs-katex”, then render the report again."

  /// The folder where Debian's libjs-katex installs it.
  package static let standardFolder = "/usr/share/javascript/katex"

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

  /// Reads script, style and woff2 fonts from `folder`; `nil` if one of them is missing.
  package static func installed(in folder: String = standardFolder) -> KaTeX? {
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    guard
      let script = text(named: ["katex.min.js", "katex.js"], in: folder),
      let style = text(named: ["katex.min.css", "katex.css"], in: folder),
      let (rules, fonts) = inliningFonts(of: style, in: folder)
    else { return nil }
    return KaTeX(script: script, rules: rules, fonts: fonts)
  }

  /// The style with the fonts that the formulas need.
  func style(for formulas: [String]) -> String {
    let names = FormulaFonts.names(for: formulas)
    return fonts.filter { names?.contains($0.name) ?? true }.map(\.rule).joined() + rules
  }

  private static func text(named names: [String], in folder: URL) -> String? {
    names.lazy.compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
      .first
  }

  /// Splits a style into its font rules, with each list of sources replaced by the woff2 file as
  /// base64, and the rest.
  ///
  /// `nil` if a font file is missing or a rule names no woff2 file.
  static func inliningFonts(of style: String, in folder: URL) -> (rules: String, fonts: [Font])? {
    var rules = ""
    var fonts: [Font] = []
    var rest = style[...]
    while let rule = rest.firstRange(of: "@font-face") {
      rules += rest[..<rule.lowerBound]
      guard let end = rest[rule.lowerBound...].firstIndex(of: "}"),
        let font = font(of: rest[rule.lowerBound...end], in: folder)
      else { return nil }
      fonts.append(font)
      rest = rest[rest.index(after: end)...]
    }
    return (rules + rest, fonts)
  }

  private static func font(of rule: Substring, in folder: URL) -> Font? {
    guard
      let source = rule.firstRange(of: "src:"),
      let sourceEnd = rule[source.upperBound...].firstIndex(where: { $0 == ";" || $0 == "}" })
    else { return nil }
    let files = rule[source.upperBound..<sourceEnd].split(separator: "url(").compactMap {
      $0.split(separator: ")").first?.trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
    }
    guard
      let file = files.first(where: { $0.hasSuffix(".woff2") }),
      let data = try? Data(contentsOf: folder.appending(path: file))
    else { return nil }
    return Font(
      name: URL(filePath: file).deletingPathExtension().lastPathComponent,
      rule: rule[..<source.upperBound] + "url(data:font/woff2;base64,\(data.base64EncodedString()))"
        + " format(\"woff2\")" + rule[sourceEnd...])
  }
}
