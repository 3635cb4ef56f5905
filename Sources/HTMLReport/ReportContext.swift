import Chapters
import Listings
import Record

/// Everything a page shows. The renderer uses nothing else: no clock, no locale, no files.
package struct ReportContext: Sendable {
  package var book: Book
  package var record: RunRecord
  package var figures: StepFigures
  /// The comparison with a PyTorch run; `nil` if there is none.
  package var comparison: ReferenceComparison?
  package var listings: SourceLibrary
  package var catalog: ResultCatalog
  /// Typesets the formulas; `nil` leaves them as TeX, and the page says how to install KaTeX.
  package var katex: KaTeX?
  /// The version of a page served during a watch; `nil` for a page on disk. A served page asks for
  /// its successor.
  package var servedVersion: Int?

  package init(
    book: Book, record: RunRecord, figures: StepFigures,
    comparison: ReferenceComparison? = nil, listings: SourceLibrary,
    catalog: ResultCatalog = .standard, katex: KaTeX? = nil,
    servedVersion: Int? = nil
  ) {
    self.book = book
    self.record = record
    self.figures = figures
    self.comparison = comparison
    self.listings = listings
    self.catalog = catalog
    self.katex = katex
    self.servedVersion = servedVersion
  }
}
