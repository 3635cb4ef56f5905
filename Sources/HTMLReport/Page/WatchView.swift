/// What a served page has in addition to one on disk: a script that loads its successor.
enum WatchView {
  /// - Parameters:
  ///   - version: the version of the page.
  ///   - script: what the page has of scripts; by default, what one with other scripts needs.
  static func make(version: Int, script: String? = nil) throws -> View {
    View(["version": version, "script": Markup.script(try script ?? self.script())])
  }

  static func script() throws -> String { try Templates.resource("script/watch.js") }

  /// The page to serve before there is a report.
  static func waiting(for book: String) throws -> View {
    View([
      "head": try HeadView.make(title: book, isServed: true),
      "book": book,
      "watch": try make(
        version: 0, script: try Templates.resource("script/wording.js") + script()),
    ])
  }
}
