/// The scripts of a page on several runs.
enum OverviewScript {
  static func text() throws -> String {
    try ["wording", "page"].map { try Templates.resource("script/\($0).js") }.joined()
  }
}
