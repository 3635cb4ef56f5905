/// Settings of a book under a name: a file in its folder `recipes`.
///
/// A run that uses a recipe takes from it the settings that it names, and the others from the cells.
package struct Recipe: Hashable, Sendable {
  /// The kind of data that a recipe can be tied to.
  package enum DataKind: String, CaseIterable, Sendable {
    /// Many short documents: a folder or an archive of reviews.
    case reviews
    /// One long text.
    case novel
  }

  /// A recipe's line `data`: runs on data of that kind use the recipe unless told otherwise.
  package struct Tie: Hashable, Sendable {
    package var kind: DataKind
    package var location: SourceLocation

    package init(kind: DataKind, location: SourceLocation) {
      self.kind = kind
      self.location = location
    }
  }

  /// What `--recipe` takes to mean no recipe; no recipe has this name.
  package static let noneArgument = "none"

  /// The file's name.
  package var name: String
  /// Its path for diagnostics, such as `chapters/imdb/recipes/reviews`.
  package var file: String
  /// What the recipe is for, in one line.
  package var description: String
  /// `nil` if the recipe is used only where it is named.
  package var tie: Tie?
  /// In the order of the file.
  package var settings: [Setting]
  /// `nil` if nobody has measured a run with the recipe.
  package var measurement: RecipeMeasurement?

  package init(
    name: String, file: String, description: String, tie: Tie? = nil, settings: [Setting] = [],
    measurement: RecipeMeasurement? = nil
  ) {
    self.name = name
    self.file = file
    self.description = description
    self.tie = tie
    self.settings = settings
    self.measurement = measurement
  }

  /// The settings of one step, as its cell would write them.
  package func arguments(of step: String) -> [Argument] {
    settings.filter { $0.step == step }.map(\.argument)
  }

  /// The beginning of the file, for problems that no line is to blame for.
  package var location: SourceLocation { SourceLocation(file: file, line: 1, column: 1) }
}

/// What a run with a recipe took and reached when it was last measured.
package struct RecipeMeasurement: Hashable, Sendable {
  /// On the test part.
  package var perplexity: Double
  /// Training targets, over all epochs.
  package var targets: Int
  package var minutes: Double
  package var machine: String
  /// Such as `2026-11-27`.
  package var date: String
  /// The size of the vocabulary; needed where the settings keep every word.
  package var words: Int?

  package init(
    perplexity: Double, targets: Int, minutes: Double, machine: String, date: String,
    words: Int? = nil
  ) {
    self.perplexity = perplexity
    self.targets = targets
    self.minutes = minutes
    self.machine = machine
    self.date = date
    self.words = words
  }
}
