/// Where the formulas and links of a text are, for whoever checks them once the book is read.
package struct TextPlaces: Hashable, Sendable {
  /// A formula with its place.
  package struct Formula: Hashable, Sendable {
    package var tex: String
    package var isDisplayed: Bool
    /// Where each of its lines begins.
    package var lines: [SourceLocation]

    package init(tex: String, isDisplayed: Bool, lines: [SourceLocation]) {
      self.tex = tex
      self.isDisplayed = isDisplayed
      self.lines = lines
    }

    /// The place of a character of the TeX, counted from 0.
    package func location(of offset: Int) -> SourceLocation {
      let before = tex.prefix(max(0, offset))
      let line = before.count(where: \.isNewline)
      guard lines.indices.contains(line) else { return lines[0] }
      let last = before.lastIndex(where: \.isNewline)
      var place = lines[line]
      place.column += last.map { before[$0...].count - 1 } ?? before.count
      return place
    }
  }

  /// A link with its place.
  package struct Link: Hashable, Sendable {
    package var destination: String
    package var location: SourceLocation

    package init(destination: String, location: SourceLocation) {
      self.destination = destination
      self.location = location
    }
  }

  /// In the order of the text, in which a macro is known after its definition.
  package var formulas: [Formula] = []
  package var links: [Link] = []

  package init() {}

  static func += (places: inout TextPlaces, more: TextPlaces) {
    places.formulas += more.formulas
    places.links += more.links
  }
}
