import Chapters
import Drawings
import Listings
import Record

/// Everything that a report of a run shows, in no format.
package struct ReportContext: Sendable {
  package var book: Book
  package var record: RunRecord
  /// The figures of each chapter, in order.
  package var figures: [StepID: [Figure]]
  /// What the text is; `nil` if it has not been read.
  package var origin: TextOrigin?
  package var listings: SourceLibrary
  package var catalog: ResultCatalog

  package init(
    book: Book, record: RunRecord, figures: [StepID: [Figure]], origin: TextOrigin? = nil,
    listings: SourceLibrary, catalog: ResultCatalog = .standard
  ) {
    self.book = book
    self.record = record
    self.figures = figures
    self.origin = origin
    self.listings = listings
    self.catalog = catalog
  }
}
