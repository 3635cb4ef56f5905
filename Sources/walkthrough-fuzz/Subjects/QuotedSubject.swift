import Foundation
import Formulas
import HTMLReport
import Pipeline
import Random
import TestSupport

/// A book that shows damaged files beside its chapters: pictures, a source, the header of its
/// README.md, and formulas.
final class QuotedSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "\u{89}PNG\r\n\u{1A}\n", "IHDR", "RIFF", "WEBPVP8 ", "WEBPVP8L", "WEBPVP8X", "<svg", "<svg ",
    "xmlns=\"http://www.w3.org/2000/svg\"", "viewBox=\"", "width='", "<!--", "-->", "<?xml", "?>",
    "<!DOCTYPE svg [", "]>", ">", "\"", "'", "// snippet.part\n", "// snippet.end\n",
    "// snippet.hide\n", "---\n", "language: de\n", "macros:\n", "  \\a: '", "''", ": ", " #",
    "\\def\\a{\\a\\a}", "\\gdef\\b#1{", "\\begin{aligned}", "\\end{", "\\frac", "_", "^", "{", "}",
    "&",
    "\\\\", "\\newcommand{\\c}[1]{", "\\href{", "🎉", "\u{0}", "\u{FEFF}", "\u{202E}",
  ])

  private static let svg = """
    <?xml version="1.0"?>
    <!DOCTYPE svg [<!ENTITY a "b">]>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5" width="10px" height='5'><path/></svg>
    """
  private static let source = "let a = 1\n// snippet.part\nlet b = 2\n// snippet.end\n"
  private static let header = """
    ---
    language: en
    macros:
      \\norm: '\\lVert #1 \\rVert'
    ---

    """
  private static let formula = "\\gdef\\mean#1{\\frac{1}{T} #1} \\norm{x_t} \\in \\mathbb{R}^n"

  private let project: ScratchProject
  private let folder = "chapters/quoted"

  init(project: ScratchProject) throws {
    self.project = project
    try project.write(Array(ScratchProject.picture.utf8), to: "\(folder)/figures/plot.svg")
    for step in TinyBook.steps {
      try project.write(
        Array(ScratchProject.book.chapter(step).utf8),
        to: ScratchProject.path(of: step, in: "quoted"))
    }
  }

  func prepare(_ random: inout MersenneTwister) throws {
    let png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0]
    let webP =
      Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0]
      + Array(repeating: 1, count: 10)
    // One of the files is damaged, so that the others are read.
    let damaged = Int.random(in: 0..<6, using: &random)
    func write(_ bytes: [UInt8], _ number: Int, to name: String) throws {
      let bytes = number == damaged ? Self.mutator.mutate(bytes, &random) : bytes
      try project.write(bytes, to: "\(folder)/\(name)")
    }
    try write(Array(Self.svg.utf8), 0, to: "plot.svg")
    try write(png, 1, to: "photo.png")
    try write(webP, 2, to: "photo.webp")
    try write(Array(Self.source.utf8), 3, to: "notes.swift")
    let header = Array(Self.header.utf8)
    try project.write(
      (damaged == 4 ? Self.mutator.mutate(header, &random) : header) + Array("# Quoted\n".utf8),
      to: "\(folder)/README.md")
    let formula = Array(Self.formula.utf8)
    let text =
      "# Shown\n\n![a](plot.svg) ![b](photo.png) ![c](photo.webp)\n\n"
      + "```swift source=./notes.swift#part\n```\n\n````math\n"
    try project.write(
      Array(text.utf8) + (damaged == 5 ? Self.mutator.mutate(formula, &random) : formula)
        + Array("\n````\n".utf8),
      to: "\(folder)/09-shown.md")
  }

  func run(_ random: inout MersenneTwister) throws {
    let plan = try project.plan("quoted")
    if case .checked(let problems) = FormulaChecker.check(plan.book), let problem = problems.first {
      throw problem
    }
    _ = try HTMLReport().render(plan.emptyReport)
  }
}
