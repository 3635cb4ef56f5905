import Chapters
import Listings
import Record

/// Everything that a page shows. The renderer knows nothing else: no clock, no locale, no files.
package struct ReportContext: Sendable {
  package var book: Book
  package var record: RunRecord
  package var figures: StepFigures
  /// The run beside one of PyTorch; `nil` where there is nothing to compare with.
  package var comparison: ReferenceComparison?
  package var listings: SourceLibrary
  package var catalog: ResultCatalog
  /// What sets the formulas; `nil` leaves them as TeX, and the page says how to get it.
  package var katex: KaTeX?
  /// The number of a page that is served while its book is worked on; `nil` for one on the disk. A
  /// served page asks for its successor.
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
