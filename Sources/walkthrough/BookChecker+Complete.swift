import Figures
import Pipeline

extension BookChecker {
  /// Checks every name in a book, those of figures included.
  static let complete = BookChecker(figures: Figures.names)
}
