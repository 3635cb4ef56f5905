/// A macro of formulas, as TeX defines it.
struct MacroDefinition: Hashable, Sendable {
  /// With its backslash.
  let name: String
  /// The number of its parameters.
  let parameters: Int
  /// What it stands for.
  let tex: String

  /// In TeX. Unlike `\newcommand`, `\def` may be repeated.
  var definition: String {
    let parameters = (0..<parameters).map { "#\($0 + 1)" }.joined()
    return "\\def\(name)\(parameters){\(tex)}"
  }

  init(name: String, parameters: Int, tex: String) {
    self.name = name
    self.parameters = parameters
    self.tex = tex
  }

  init(_ macro: BookHeader.Macro) {
    self.init(
      name: macro.name, parameters: (1...9).last { macro.tex.contains("#\($0)") } ?? 0,
      tex: macro.tex)
  }

  /// The macros that a formula defines, in order.
  ///
  /// Source: TeX's `\def` and `\gdef`, LaTeX's `\newcommand`, `\renewcommand` and `\providecommand`.
  static func all(in formula: String) -> [MacroDefinition] {
    let plain = /\\g?def\s*(\\(?:[A-Za-z]+|[^A-Za-z\s]))((?:#[1-9])*)\s*/
    let command =
      #/
      \\(?: new | renew | provide )command \s* \{? \s*
      ( \\(?: [A-Za-z]+ | [^A-Za-z\s] ) ) \s* \}? (?: \s* \[ ([1-9]) \] )? \s*
      /#
    let found =
      formula.matches(of: plain).map { ($0.range, $0.1, $0.2.count / 2) }
      + formula.matches(of: command).map { ($0.range, $0.1, $0.2.flatMap { Int($0) } ?? 0) }
    return found.sorted { $0.0.lowerBound < $1.0.lowerBound }.compactMap { place, name, count in
      group(at: place.upperBound, of: formula).map {
        MacroDefinition(name: String(name), parameters: count, tex: $0)
      }
    }
  }

  /// What is in the braces that open at `start`; `nil` if none do, or they don't close.
  private static func group(at start: String.Index, of tex: String) -> String? {
    guard start < tex.endIndex, tex[start] == "{" else { return nil }
    var depth = 0
    var isEscaped = false
    for index in tex[start...].indices {
      defer { isEscaped = tex[index] == "\\" && !isEscaped }
      guard !isEscaped else { continue }
      if tex[index] == "{" { depth += 1 }
      if tex[index] == "}" { depth -= 1 }
      if depth == 0 { return String(tex[tex.index(after: start)..<index]) }
    }
    return nil
  }
}
