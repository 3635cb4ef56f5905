/// The KaTeX fonts that formulas need.
enum FormulaFonts {
  /// Letters, digits, symbols, and brackets of all sizes.
  private static let always: Set = [
    "Main-Regular", "Math-Italic", "Size1-Regular", "Size2-Regular", "Size3-Regular",
    "Size4-Regular",
  ]

  private static let byCommand: [Substring: Set<String>] = [
    "mathbb": ["AMS-Regular"], "mathcal": ["Caligraphic-Regular"], "mathfrak": ["Fraktur-Regular"],
    "mathscr": ["Script-Regular"], "mathsf": ["SansSerif-Regular"],
    "textsf": ["SansSerif-Regular"], "mathtt": ["Typewriter-Regular"],
    "texttt": ["Typewriter-Regular"], "mathbf": ["Main-Bold"], "textbf": ["Main-Bold"],
    "boldsymbol": ["Main-Bold", "Math-BoldItalic"], "mathit": ["Main-Italic"],
    "textit": ["Main-Italic"],
  ]

  /// Commands that need no font beyond `always`.
  private static let plain = Set(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma \
    tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell \
    partial nabla infty forall exists in notin subset cup cap emptyset neq leq geq le ge ll gg approx \
    equiv sim propto pm mp times div cdot cdots ldots dots odot oplus otimes circ ast to gets mapsto \
    leftarrow rightarrow Rightarrow sum prod int sqrt frac tfrac dfrac binom min max exp ln log sin cos \
    tanh sup inf lim hat bar tilde vec dot underbrace overbrace underline overline left right big Big \
    bigg Bigg lVert rVert lvert rvert lceil rceil lfloor rfloor langle rangle mid quad qquad text mathrm \
    textrm operatorname textstyle displaystyle scriptstyle begin end
    """.split(separator: " "))

  /// Names such as "KaTeX_Main-Regular"; `nil` means all fonts, as a command is unknown.
  static func names(for formulas: [String]) -> Set<String>? {
    var fonts = always
    for command in formulas.flatMap(commands) where !plain.contains(command) {
      guard let needed = byCommand[command] else { return nil }
      fonts.formUnion(needed)
    }
    if fonts.isSuperset(of: ["Main-Bold", "Main-Italic"]) { fonts.insert("Main-BoldItalic") }
    return Set(fonts.map { "KaTeX_\($0)" })
  }

  /// The commands in `tex` that are words, without their backslashes.
  private static func commands(in tex: String) -> [Substring] {
    tex.split(separator: "\\", omittingEmptySubsequences: false).dropFirst()
      .map { $0.prefix { $0.isASCII && $0.isLetter } }.filter { !$0.isEmpty }
  }
}
