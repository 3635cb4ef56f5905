import HTMLReport

/// The style rules of drawings in plain colours, which any program can read that shows SVG.
struct DrawingRules: Sendable {
  /// Those of this build, read once.
  static let compiled = DrawingRules((try? DrawingStyle.sheet()) ?? "")

  private struct Rule: Sendable {
    let selector: String
    let classes: Set<String>
    let declarations: String
  }

  private let rules: [Rule]
  /// The typeface of labels.
  let typeface: String
  /// The colour behind drawings.
  let paper: String

  /// Takes the rules for parts of drawings out of a style sheet of the page.
  ///
  /// - Parameter sheet: plain rules with `var()` and `light-dark()`; blocks with rules within are
  ///   for screens of one kind, and left out.
  init(_ sheet: String) {
    let blocks = Self.blocks(of: Self.withoutComments(sheet))
    var colours = Dictionary(
      blocks.filter { $0.head == ":root" }.flatMap { Self.variables(in: $0.body) },
      uniquingKeysWith: { $1 })
    // Pages elsewhere are plain white.
    colours["--paper"] = "#fff"
    func plain(_ text: String) -> String { Self.plain(text, colours) }
    typeface = plain("var(--sans)")
    paper = plain("var(--paper)")
    rules = blocks.flatMap { block in
      block.head.split(separator: ",").compactMap { selector -> Rule? in
        let selector = String(selector.drop(while: \.isWhitespace)).trimmedEnd
        guard
          selector.wholeMatch(of: /(\.drawing )?(text|(\.[a-z0-9-]+)+)/) != nil,
          selector != ".drawing"
        else { return nil }
        let classes = selector.split { $0 == " " || $0 == "." }.map(String.init)
        return Rule(
          selector: selector, classes: Set(classes).subtracting(["drawing", "text"]),
          declarations: plain(block.body))
      }
    }
  }

  /// The rules that a drawing with these classes needs.
  func style(for classes: Set<String>) -> String {
    rules.filter { $0.classes.isSubset(of: classes) }
      .map { "\($0.selector){\($0.declarations)}" }.joined(separator: "\n")
  }

  // MARK: - Reading

  private static func withoutComments(_ sheet: String) -> String {
    sheet.replacing(/\/\*[\s\S]*?\*\//, with: "")
  }

  /// The rules outside of other blocks.
  private static func blocks(of sheet: String) -> [(head: String, body: String)] {
    var blocks: [(String, String)] = []
    var (head, body, depth, isNested) = ("", "", 0, false)
    for character in sheet {
      switch character {
      case "{":
        depth += 1
        if depth > 1 { isNested = true }
      case "}":
        depth -= 1
        guard depth == 0 else { continue }
        if !isNested { blocks.append((head.trimmedBoth, body.trimmedBoth)) }
        (head, body, isNested) = ("", "", false)
      default:
        if depth == 0 { head.append(character) } else { body.append(character) }
      }
    }
    return blocks
  }

  private static func variables(in body: String) -> [(String, String)] {
    body.split(separator: ";").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let name = String(parts[0]).trimmedBoth
      return name.hasPrefix("--") ? (name, String(parts[1]).trimmedBoth) : nil
    }
  }

  /// A text with values for variables, and the light one of two colours.
  private static func plain(_ text: String, _ variables: [String: String]) -> String {
    var text = text.replacing(/\s+/, with: " ")
    // A variable's value may name others; no chain of them is this long.
    for _ in 0..<4 {
      text.replace(/var\((--[a-z-]+)\)/) { match in variables[String(match.1)] ?? "inherit" }
      text.replace(/light-dark\(([^,()]+),[^()]+\)/) { match in String(match.1) }
    }
    return text
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  fileprivate var trimmedBoth: String { String(drop(while: \.isWhitespace)).trimmedEnd }
}
