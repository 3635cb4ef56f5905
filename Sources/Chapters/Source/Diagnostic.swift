/// One mistake in a text that a person wrote: where it is, what it is, and what to write instead.
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

/// Every mistake that was found, in order of place: a person mends them all at once.
package struct Diagnostics: Error, Hashable, Sendable {
  package var all: [Diagnostic]

  package init(_ all: [Diagnostic]) {
    self.all = all
  }
}

extension Diagnostics: CustomStringConvertible {
  package var description: String { all.map(\.description).joined(separator: "\n") }
}
