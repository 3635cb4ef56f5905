import ArgumentParser
import Chapters
import Pipeline
import Record

/// What changes the numbers of a run: settings, texts and the seed.
struct PlanOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a setting, as in --set train.epochs=5 or --set loader.order=.shuffled; repeatable. "
        + "A path in it starts from the working folder.",
      valueName: "step.label=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "The texts: 'sample', 'imdb' or 'anna' (both downloaded once), or a path to an archive or "
        + "folder of reviews or to a text file.",
      valueName: "path"))
  var data: String?

  @Option(help: "The seed of all random numbers.")
  var seed = Plan.defaultSeed

  /// The settings that the command line changes.
  /// - Throws: `Diagnostics` with every one that can't be read.
  func overrides() throws(Diagnostics) -> [Setting] {
    var overrides: [Setting] = []
    var diagnostics: [Diagnostic] = []
    for text in settings {
      do throws(Diagnostic) {
        overrides.append(
          try Setting(parsing: text, stepNames: StepID.allCases.map(\.rawValue)))
      } catch {
        diagnostics.append(error)
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    if let data { overrides.append(Setting(source: data)) }
    return overrides
  }
}
