/// The settings of one step: a flat struct of stored properties with their defaults.
///
/// A property is an `Int`, `Double`, `String`, `Bool`, a list of these, or an enum without payload
/// that has string raw values and is `CaseIterable`. Synthesized coding does the rest.
package protocol StepSettings: Codable, Hashable, Sendable {
  /// The defaults.
  init()

  /// Values that the types allow but the step does not.
  func problems() -> [SettingProblem]
}

extension StepSettings {
  package func problems() -> [SettingProblem] { [] }

  /// The labels in the order of the properties.
  package static var settingNames: [String] { Self().literals.map(\.label) }

  /// Every setting with its value as written in a cell, in the order of the properties.
  package var literals: [LabelledLiteral] { SettingsEncoder.literals(of: self) }
}

/// A setting with an invalid value.
package struct SettingProblem: Hashable, Sendable {
  package var label: String
  /// The requirement and the value: "must be at least 1, not 0".
  package var message: String

  package init(_ label: String, _ message: String) {
    self.label = label
    self.message = message
  }
}

/// A setting's label and its value.
package struct LabelledLiteral: Hashable, Sendable {
  package var label: String
  package var value: Literal

  package init(label: String, value: Literal) {
    self.label = label
    self.value = value
  }
}
