/// An error in a text written by the user: where it is, what it is, and what to write instead.
package struct Diagnostic: Error, Hashable, Sendable {
  package var location: SourceLocation
  package var message: String

  package init(at location: SourceLocation, _ message: String) {
    self.location = location
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String { "\(location): error: \(message)" }
}

/// All errors found, ordered by location, so that the user can fix them in one go.
package struct Diagnostics: Error, Hashable, Sendable {
  package var all: [Diagnostic]

  package init(_ all: [Diagnostic]) {
    self.all = all
  }
}

extension Diagnostics: CustomStringConvertible {
  package var description: String { all.map(\.description).joined(separator: "\n") }
}
