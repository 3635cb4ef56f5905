/// What a served page has in addition to one on disk: a script that loads its successor.
enum WatchView {
  /// - Parameter version: the version of the page.
  static func make(version: Int) throws -> View {
    View([
      "version": version,
      "script": Markup.script(try Templates.resource("script/watch.js")),
    ])
  }

  /// The page to serve before there is a report.
  static func waiting(for book: String) throws -> View {
    View([
      "head": try HeadView.make(title: book, isServed: true),
      "book": book,
      "watch": try make(version: 0),
    ])
  }
}
