import ArgumentParser
import Chapters
import Pipeline
import Record
import Text

/// The options that change the numbers of a run: recipe, settings, data, the seed and the trainer.
struct PlanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take settings from a recipe of the book, which 'walkthrough recipes' lists; 'none' also "
        + "leaves out the one that the book has for the kind of data that --data names. Settings "
        + "given with --set override it.",
      valueName: "name"))
  var recipe: RecipeChoice?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a setting, as in --set train.epochs=5 or --set loader.order=.shuffled; repeatable. "
        + "A path in it starts from the working folder.",
      valueName: "step.label=value"))
  var settings: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The data: 'sample'; 'imdb' or 'anna', downloaded once; or a path. It can lead to a text; to "
        + "a table (.csv, .tsv) or JSON lines (.jsonl), with a text in each record, in the column "
        + "that load.column names if it isn't obvious; or to a folder or an archive of such files "
        + "or of reviews as in aclImdb. Files called train, valid and test are those splits. "
        + "load.format: .lines makes each line a document, load.separator cuts a text where it "
        + "occurs. Repeatable: the data is joined in order.",
      valueName: "path"),
    completion: .file())
  var data: [String] = []

  @Option(
    name: .customLong("data-limit"), parsing: .singleValue,
    help: ArgumentHelp(
      "Raise the limits on the data, by default \(Self.standardLimits); repeatable. A document is "
        + "one review, row or line, or a file of an archive; a text is any other file; total is all "
        + "of the data, or all that an archive unpacks to. Results don't change.",
      valueName: "what=size"),
    transform: DataBound.init(parsing:))
  var dataLimits: [DataBound] = []

  @Option(help: "The seed of all random numbers.")
  var seed = Plan.defaultSeed

  @OptionGroup var trainerOptions: TrainerOptions

  private static let standardLimits = DataLimit.allCases.map { $0.argument($0.standard) }
    .joined(separator: ", ")

  /// A book's steps as this command line changes them.
  ///
  /// - Throws: `Diagnostics` with all mistakes in the book and the options.
  func decoded(_ book: Book) throws(Diagnostics) -> DecodedBook {
    var decoded = try DecodedBook(
      book, recipe: recipe ?? .tied, overrides: try overrides(of: book), checker: .complete)
    decoded.trainer = trainerOptions.choice
    return decoded
  }

  /// The settings that the command line changes.
  ///
  /// - Parameter book: the book whose data `--data` replaces.
  /// - Throws: `Diagnostics` with every setting that can't be read.
  func overrides(of book: Book? = nil) throws(Diagnostics) -> [Setting] {
    var overrides: [Setting] = []
    var diagnostics: [Diagnostic] = []
    for text in settings + trainerOptions.settings {
      do throws(Diagnostic) {
        overrides.append(
          try Setting(parsing: text, stepNames: StepID.allCases.map(\.rawValue)))
      } catch {
        diagnostics.append(error)
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return overrides + Setting.settings(data: data, in: book)
  }
}

extension RecipeChoice: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

/// A command whose options change the numbers of a run.
protocol PlanCommand: ParsableCommand {
  var planOptions: PlanOptions { get }
}
