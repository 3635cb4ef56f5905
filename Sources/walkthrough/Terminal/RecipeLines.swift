import Chapters
import Pipeline
import Record

/// Recipes on the terminal.
enum RecipeLines {
  /// Says which recipe a run uses, if any.
  static func report(_ recipe: RecipeRecord?) {
    guard let recipe else { return }
    let why =
      recipe.choice == .tied
      ? ", which the book has for this kind of data; --recipe none leaves it out" : ""
    Terminal.write("Recipe: \(recipe.name)\(why).\n")
  }

  /// A recipe in a few lines.
  ///
  /// - Parameter seconds: how long training takes on this machine; `nil` if it can't be said.
  static func text(_ recipe: Recipe, seconds: Double?, terminal: Terminal) -> TerminalText {
    var lines = [recipe.description]
    if let tie = recipe.tie { lines.append("for \(tie.kind.phrase): --data uses it by itself") }
    if let seconds {
      let time = ValueFormat.seconds.string(.number(seconds))
      lines.append("on this machine: about \(time) of training")
    }
    lines.append(recipe.measurement.map(reached) ?? "not measured")
    let rest: [TerminalText] = lines.map { "  \($0)\n" }
    return rest.reduce(terminal.styled(recipe.name, .bold) + "\n") { $0 + $1 }
  }

  /// "reached perplexity 93.2 in 11.5 minutes on two cores of an AMD EPYC (2026-11-27)".
  private static func reached(_ measurement: RecipeMeasurement) -> String {
    let perplexity = ValueFormat.perplexity.string(.number(measurement.perplexity))
    let minutes = ValueFormat.plain.string(.number(measurement.minutes))
    return "reached perplexity \(perplexity) in \(minutes) minutes on \(measurement.machine) "
      + "(\(measurement.date))"
  }

  static func howToWriteOne(in book: String, repeating arguments: RepeatedArguments) -> TerminalText
  {
    let command = SuggestedCommand.run(book, as: nil, recipe: "quick", repeating: arguments)
    return """
      The book \(book) has no recipes. To write one, put settings into a file of its folder \
      recipes, such as chapters/\(book)/recipes/quick:

        description = "One epoch of a small model"
        train.epochs = 1
        model.embedding = 64
        model.hidden = 64

      Then: \(command)

      """
  }
}
