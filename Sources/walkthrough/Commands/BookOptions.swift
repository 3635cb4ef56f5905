import ArgumentParser
import Chapters
import Foundation
import Pipeline
import Record

/// What every command takes: which book, which run, and where they lie.
struct BookOptions: ParsableArguments {
  @Argument(help: "The book: a folder under chapters/.")
  var book = "imdb"

  @Option(name: .customLong("as"), help: "The run's name under output/; the book's name by default.")
  var runName: String?

  @Option(help: "The folder with chapters/; looked for upwards from here by default.")
  var root: String?

  @Option(help: "The folder that runs write to; output/ of the project by default.")
  var output: String?

  func validate() throws {
    let name = runName ?? book
    let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard isPlain, !name.hasPrefix("."), name != "cache" else {
      throw ValidationError(
        "'\(name)' can't be the name of a run: use letters, digits, '-', '_' and '.', "
          + "not at the start, and not 'cache'")
    }
  }

  func project() throws -> Project { try Project(root: root) }

  func outputFolder(of project: Project) -> URL {
    output.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? project.root.appending(path: "output")
  }

  func runFolder(of project: Project) -> RunFolder {
    RunFolder(outputFolder(of: project).appending(path: runName ?? book))
  }
}

/// What changes the numbers of a run: settings, texts and the seed.
struct PlanOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a setting, as in --set train.epochs=5 or --set loader.order=.shuffled; repeatable.",
      valueName: "step.label=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "The texts: 'sample', 'imdb' (downloads the reviews), or an archive or folder of them.",
      valueName: "path"))
  var data: String?

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 42

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

extension Setting {
  /// `--data` as the setting that it stands for.
  fileprivate init(source: String) {
    let location = SourceLocation(file: "--data", line: 1, column: 1)
    self = Setting(
      step: StepID.load.rawValue,
      argument: Argument(
        label: "source", value: .string(source), labelLocation: location,
        valueLocation: location),
      text: "load.source=\(Literal.string(source))")
  }
}
