/// What a served page has beside one on the disk: a script that loads its successor.
enum WatchView {
  /// - Parameter version: the number of the page.
  static func make(version: Int) throws -> View {
    View([
      "version": version,
      "script": Markup.script(try Templates.resource("script/watch.js")),
    ])
  }

  /// What is served before there is a page.
  static func waiting(for book: String) throws -> View {
    View([
      "head": try HeadView.make(title: book, isServed: true),
      "book": book,
      "watch": try make(version: 0),
    ])
  }
}
