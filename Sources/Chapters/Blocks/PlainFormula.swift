/// Simple formulas as plain text, for titles of windows and terminals: `w_1, \dots` as "w₁, …".
enum PlainFormula {
  private static let symbols: [Substring: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "ell": "ℓ", "partial": "∂", "nabla": "∇", "infty": "∞", "in": "∈",
    "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "le": "≤", "leq": "≤", "ge": "≥",
    "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "sim": "∼", "pm": "±", "times": "×",
    "cdot": "·", "odot": "⊙", "oplus": "⊕", "dots": "…", "ldots": "…", "cdots": "⋯", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "mapsto": "↦", "sum": "∑", "prod": "∏", "log": "log",
    "ln": "ln", "exp": "exp", "max": "max", "min": "min", "tanh": "tanh", "quad": " ", ",": " ",
    ";": " ", "!": "", "{": "{", "}": "}", "%": "%", "&": "&", "#": "#", "_": "_", "$": "$",
  ]
  private static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "+": "⁺", "-": "⁻", "n": "ⁿ", "i": "ⁱ",
  ]
  private static let lowered: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
    "9": "₉", "+": "₊", "-": "₋", "a": "ₐ", "e": "ₑ", "i": "ᵢ", "j": "ⱼ", "k": "ₖ", "n": "ₙ",
    "o": "ₒ", "t": "ₜ", "x": "ₓ",
  ]

  /// The formula as plain text; as TeX if it has anything but letters, signs and indices.
  static func text(of tex: String) -> String {
    var rest = tex[...]
    var text = ""
    while let next = rest.first {
      switch next {
      case "\\":
        rest = rest.dropFirst()
        var name = rest.prefix { $0.isASCII && $0.isLetter }
        if name.isEmpty { name = rest.prefix(1) }
        guard let symbol = symbols[name] else { return tex }
        rest = rest.dropFirst(name.count)
        // The blanks that end a command's name are none of the formula.
        if name.last?.isLetter == true { rest = rest.drop { $0 == " " } }
        if name.count > 1, symbol == name, text.last?.isLetter == true { text += " " }
        text += symbol
        if name.count > 1, symbol == name, rest.first?.isLetter == true { text += " " }
      case "_", "^":
        guard let index = index(&rest), let small = small(index, isRaised: next == "^") else {
          return tex
        }
        text += small
      case "{", "}", "&", "~": return tex
      default:
        text.append(next)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// What follows a `_` or `^`: one character, or several in braces.
  private static func index(_ rest: inout Substring) -> Substring? {
    rest = rest.dropFirst()
    guard rest.first == "{" else {
      defer { rest = rest.dropFirst() }
      return rest.isEmpty ? nil : rest.prefix(1)
    }
    guard let end = rest.firstIndex(of: "}") else { return nil }
    defer { rest = rest[rest.index(after: end)...] }
    return rest[rest.index(after: rest.startIndex)..<end]
  }

  private static func small(_ index: Substring, isRaised: Bool) -> String? {
    let characters = index.compactMap { isRaised ? raised[$0] : lowered[$0] }
    if characters.count == index.count, !index.isEmpty { return String(characters) }
    let isPlain = index.count == 1 && index.allSatisfy { $0.isLetter || $0.isNumber }
    return isPlain ? (isRaised ? "^" : "_") + index : nil
  }
}
