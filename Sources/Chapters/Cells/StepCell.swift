/// The one call in a chapter: the identifier of a step and its settings.
package struct StepCell: Hashable, Sendable {
  package var identifier: String
  package var arguments: [Argument]
  /// The cell's body as written.
  package var source: String
  /// The location of the identifier.
  package var location: SourceLocation

  package init(
    identifier: String, arguments: [Argument], source: String, location: SourceLocation
  ) {
    self.identifier = identifier
    self.arguments = arguments
    self.source = source
    self.location = location
  }
}

/// `label: value` of a step cell.
package struct Argument: Hashable, Sendable {
  package var label: String
  package var value: Literal
  package var labelLocation: SourceLocation
  package var valueLocation: SourceLocation

  package init(
    label: String, value: Literal, labelLocation: SourceLocation, valueLocation: SourceLocation
  ) {
    self.label = label
    self.value = value
    self.labelLocation = labelLocation
    self.valueLocation = valueLocation
  }
}

/// A value in a step cell.
package indirect enum Literal: Hashable, Sendable {
  case integer(Int)
  case float(Double)
  case string(String)
  case boolean(Bool)
  case list([Literal])
  /// `.bucketed`, without its dot.
  case member(String)
}
