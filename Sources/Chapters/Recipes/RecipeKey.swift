/// The lines of a recipe that aren't settings.
enum RecipeKey: String, CaseIterable {
  case description, data
  case perplexity = "measured.perplexity"
  case targets = "measured.targets"
  case minutes = "measured.minutes"
  case machine = "measured.machine"
  case date = "measured.date"
  case words = "measured.words"

  /// The part before the dot in the names of measurements.
  static let measured = "measured"

  /// What a measurement consists of; the number of words can be added.
  static let measurement: [RecipeKey] = [.perplexity, .targets, .minutes, .machine, .date]

  /// "measured.perplexity, measured.targets, …"
  static func list(_ keys: [RecipeKey]) -> String { keys.map(\.rawValue).joined(separator: ", ") }
}
