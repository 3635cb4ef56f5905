/// Where a page stands in a published site.
package struct SitePlace: Hashable, Sendable {
  /// The heading of the site's first page.
  package var title: String
  /// The address of the first page.
  package var index: String
  /// The addresses of the pages that have a book, by its name.
  package var books: [String: String]

  /// - Parameters:
  ///   - index: relative to the page, like the addresses of `books`.
  package init(title: String, index: String, books: [String: String]) {
    self.title = title
    self.index = index
    self.books = books
  }
}
