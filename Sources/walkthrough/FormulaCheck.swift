import Chapters
import Formulas

/// Whether KaTeX can set the formulas of a book, told before anything runs.
enum FormulaCheck {
  /// - Returns: why the formulas were not checked; `nil` if they were.
  /// - Throws: `Diagnostics` with each formula that can't be set.
  static func require(_ book: Book) throws(Diagnostics) -> String? {
    switch FormulaChecker.check(book) {
    case .checked(let problems):
      guard problems.isEmpty else { throw Diagnostics(problems) }
      return nil
    case .notChecked(let reason): return reason
    }
  }
}
