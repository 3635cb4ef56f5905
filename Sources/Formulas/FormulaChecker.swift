import BuiltInKaTeX
import Chapters
import Foundation
import Synchronization

/// Checks every formula of a book with KaTeX itself, so that none turns red on the page.
package enum FormulaChecker {
  package enum Outcome: Sendable {
    /// With what is wrong, in the order of the book.
    case checked([Diagnostic])
    /// Why not.
    case notChecked(String)
  }

  /// One for the process: KaTeX is loaded once, and a book under watch is checked at every change.
  private static let reader = Mutex<Result<FormulaReader, ScriptError>?>(nil)

  /// Loads KaTeX, which is part of this program, at the first call.
  package static func check(_ book: Book) -> Outcome {
    guard book.hasFormulas else { return .checked([]) }
    guard let script = BuiltInKaTeX.file("katex.min.js") else {
      return .notChecked("this program was built without KaTeX")
    }
    return reader.withLock { kept in
      do throws(ScriptError) {
        let made =
          kept
          ?? Result { () throws(ScriptError) in
            try FormulaReader(script: String(decoding: script, as: UTF8.self))
          }
        kept = made
        return .checked(try diagnostics(of: book, by: try made.get()))
      } catch {
        // What ended the engine may have left it unusable.
        kept = nil
        return .notChecked("KaTeX can't be run here (\(error))")
      }
    }
  }

  /// As on the page, a macro lasts for the part of the text that defines it.
  static func diagnostics(
    of book: Book, by reader: FormulaReader
  ) throws(ScriptError) -> [Diagnostic] {
    let macros = Dictionary(
      book.header.macros.map { ($0.name, $0.tex) }, uniquingKeysWith: { first, _ in first })
    let texts = book.parts.map(\.text.places) + [book.glossary?.places ?? TextPlaces()]
    var found: [Diagnostic] = []
    for text in texts where !text.formulas.isEmpty {
      let problems = try reader.problems(in: text.formulas, macros: macros)
      for case (let formula, let problem?) in zip(text.formulas, problems) {
        let before = formula.tex.utf16.prefix(max(0, problem.position))
        found.append(
          Diagnostic(
            at: formula.location(of: String(decoding: before, as: UTF16.self).count),
            "the formula can't be set: \(Self.plain(problem.message))"))
      }
    }
    return found
  }

  /// KaTeX's message without its prefix, and without the place, which the diagnostic has already.
  private static func plain(_ message: String) -> String {
    var text = message[...]
    for beginning in ["KaTeX parse error: ", "ParseError: "] where text.hasPrefix(beginning) {
      text = text.dropFirst(beginning.count)
    }
    for place in [" at position ", " at end of input: "] {
      if let range = text.firstRange(of: place) { text = text[..<range.lowerBound] }
    }
    return String(text)
  }
}

extension Book {
  fileprivate var hasFormulas: Bool {
    parts.contains { !$0.text.places.formulas.isEmpty }
      || glossary?.places.formulas.isEmpty == false
  }
}
