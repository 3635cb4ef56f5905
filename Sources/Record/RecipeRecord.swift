/// The recipe that a run took settings from.
package struct RecipeRecord: Codable, Hashable, Sendable {
  /// How the recipe was chosen.
  package enum Choice: String, Codable, Sendable {
    /// The command line named it.
    case named
    /// The book ties it to the kind of data that the command line named.
    case tied
  }

  package var name: String
  package var choice: Choice
  /// Its settings by `step.label`, as they were written; those that the command line overrode are
  /// among them.
  package var settings: [String: String]

  package init(name: String, choice: Choice, settings: [String: String]) {
    self.name = name
    self.choice = choice
    self.settings = settings
  }
}
