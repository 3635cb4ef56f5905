/// HTML comments: an author's notes to themselves, which leave no trace on the page.
enum HTMLComment {
  /// Whether `html` is nothing but comments.
  static func isAll(of html: String) -> Bool {
    var rest = html.drop(while: \.isWhitespace)
    guard !rest.isEmpty else { return false }
    while rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
      rest = rest[end.upperBound...].drop(while: \.isWhitespace)
    }
    return rest.isEmpty
  }
}
