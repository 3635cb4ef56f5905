import Chapters
import Rendering

/// The addresses of a page's links.
struct PageLinks {
  private let links: BookLinks
  private let site: SitePlace?

  init(_ context: ReportContext) {
    links = BookLinks(context.book)
    site = context.site
  }

  /// - Parameter part: the id of the part that holds the link.
  /// - Returns: `nil` for a link that leads nowhere, such as to a book that the site doesn't have.
  func address(of destination: String, in part: String) -> String? {
    switch links.target(of: destination, in: part) {
    case .here(let id): "#\(id)"
    case .book(let name, let id): page(of: name).map { "\($0)#\(id)" }
    case .elsewhere(let address): address
    case .nowhere: nil
    }
  }

  /// The headings of a part, in the order of the text.
  func headings(of part: String) -> [BookAnchors.Heading] { links.anchors.headings(of: part) }

  /// The page of another book's run. Outside a site, it is in a folder next to this run's, if it has
  /// been made.
  private func page(of book: String) -> String? {
    guard let site else { return "../\(book)/report.html" }
    return site.books[book]
  }
}
