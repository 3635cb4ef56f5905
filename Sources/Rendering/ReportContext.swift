import Chapters
import Drawings
import Listings
import Record

/// Everything that a report of a run shows, in no format.
package struct ReportContext: Sendable {
  /// In the edition for students, a book without answers.
  package var book: Book
  package var record: RunRecord
  /// The figures of each chapter, in order.
  package var figures: [StepID: [Figure]]
  /// What the text is; `nil` if it has not been read.
  package var origin: TextOrigin?
  /// The run beside a PyTorch run; `nil` without one.
  package var comparison: ReferenceComparison?
  package var listings: SourceLibrary
  package var catalog: ResultCatalog
  /// Which steps read which.
  package var graph: StepGraph
  /// `nil` for readers who learn alone: the answers are there, and folded.
  package let edition: Edition?
  /// `nil` for a report on its own.
  package var site: SitePlace?

  package init(
    book: Book, record: RunRecord, figures: [StepID: [Figure]], origin: TextOrigin? = nil,
    comparison: ReferenceComparison? = nil, listings: SourceLibrary,
    catalog: ResultCatalog = .standard, graph: StepGraph = StepGraph(reads: [:]),
    edition: Edition? = nil, site: SitePlace? = nil
  ) {
    self.book = edition == .student ? book.withoutAnswers : book
    self.record = record
    self.figures = figures
    self.origin = origin
    self.comparison = comparison
    self.listings = listings
    self.catalog = catalog
    self.graph = graph
    self.edition = edition
    self.site = site
  }
}
