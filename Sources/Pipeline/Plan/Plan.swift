import Chapters
import Foundation
import Listings
import Record
import Text

/// What a run is to do: every step with its settings and key, from a book, a recipe, overrides and a
/// seed.
package struct Plan: Sendable {
  /// The seed unless another is given.
  package static let defaultSeed: UInt64 = 42

  package let book: Book
  package let seed: UInt64
  /// The recipe that overrides the cells; `nil` if none.
  package let recipe: RecipeRecord?
  let choice: RecipeChoice
  /// What the command line changed.
  package let overrides: [Setting]
  package let data: LocatedData
  package let trainer: TrainerChoice
  /// Why the trainer can't do what the train step's settings ask for, with its place.
  let trainerProblem: Diagnostic?
  package let steps: [PlannedStep]

  package subscript(id: StepID) -> PlannedStep { steps[id.number - 1] }

  /// The overrides as they are recorded, by `step.label`.
  var overrideTexts: [String: String] { overrides.texts }

  /// The value of `--recipe` that a command needs to make the same plan; `nil` if it needs none.
  var recipeArgument: String? {
    recipe?.name ?? (choice == .off ? Recipe.noneArgument : nil)
  }
}

extension DecodedBook {
  /// Applies the recipe tied to the data, if it is to be used, and computes the keys.
  ///
  /// - Parameters:
  ///   - root: the folder that paths in chapters start from.
  ///   - workingFolder: the folder that paths on the command line start from.
  ///   - machine: the machine that the steps are to run on.
  /// - Throws: `Diagnostics` as `fitted(to:)`.
  package func plan(
    data: LocatedData, seed: UInt64, root: URL,
    workingFolder: URL = URL(filePath: FileManager.default.currentDirectoryPath),
    sources: SourceLibrary = .compiled, machine: Machine = .current
  ) throws -> Plan {
    try fitted(to: data).plan(
      on: data, seed: seed, root: root, workingFolder: workingFolder, sources: sources,
      machine: machine)
  }

  private func plan(
    on data: LocatedData, seed: UInt64, root: URL, workingFolder: URL, sources: SourceLibrary,
    machine: Machine
  ) throws -> Plan {
    var planned: [PlannedStep] = []
    for (step, chapter) in zip(steps, book.chapters) {
      planned.append(
        try plan(
          step, cell: chapter.cell, data: data, seed: seed,
          root: isFileOverridden(of: step) ? workingFolder : root, sources: sources,
          machine: machine, before: planned))
    }
    return Plan(
      book: book, seed: seed, recipe: recipe?.record(choice == .tied ? .tied : .named),
      choice: choice, overrides: overrides, data: data, trainer: trainer,
      trainerProblem: trainerProblem, steps: planned)
  }

  /// Located where the setting is written, as `CellDecoder` does.
  private var trainerProblem: Diagnostic? {
    guard let problem = trainer.problem(with: settings(of: Train.self)) else { return nil }
    let name = Train.id.rawValue
    return SettingsDecoder().diagnostics(
      [problem], of: TrainSettings.self, from: book.chapters[Train.id.number - 1].cell,
      recipe: recipe?.arguments(of: name) ?? [],
      overrides: overrides.filter { $0.step == name }.map(\.argument)
    ).first
  }

  /// Whether the command line names a file that the step reads.
  func isFileOverridden(of step: any Step) -> Bool {
    overrides.contains { setting in
      guard case .string(let path) = setting.argument.value else { return false }
      return setting.step == type(of: step).id.rawValue && step.inputFiles.contains(path)
    }
  }

  private func plan<S: Step>(
    _ step: S, cell: StepCell, data: LocatedData, seed: UInt64, root: URL,
    sources: SourceLibrary, machine: Machine, before: [PlannedStep]
  ) throws -> PlannedStep {
    let settings = step.settings.values
    var keySettings = settings
    for label in S.dataSettings { keySettings[label] = nil }
    func keys(of reads: [StepID]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: reads.map { ($0.rawValue, before[$0.number - 1].key) })
    }
    let trainer = S.id == .train ? trainer.record : nil
    let key = CacheKey(
      step: S.id, sources: sources.digest(of: S.sources + Steps.sharedSources),
      settings: keySettings,
      seed: S.usesSeed ? seed : nil,
      arithmetic: S.dependsOnArithmetic ? machine.arithmetic : nil,
      dictionaries: step.usesDictionaries ? machine.dictionaries : nil,
      trainer: trainer?.description,
      data: S.dataSettings.isEmpty ? nil : data.digest,
      files: Dictionary(
        step.inputFiles.map { ($0, InputFile($0, from: root).digest) }, uniquingKeysWith: { $1 }),
      reads: keys(of: S.reads))
    // Any trainer goes on from where another one stopped.
    var endless = key
    endless.trainer = nil
    for label in step.extendableSettings { endless.settings[label] = nil }
    var partKeys: [String: String] = [:]
    for part in S.parts {
      partKeys[part.name] = try CacheKey(
        step: S.id, sources: sources.digest(of: part.sources + Steps.sharedSources),
        settings: ["part": .text(part.name)], files: [:], reads: keys(of: part.reads)
      ).digest()
    }
    return PlannedStep(
      id: S.id, settings: settings, key: try key.digest(), keyParts: key,
      checkpointKey: try endless.digest(), partKeys: partKeys, location: cell.location, step: step,
      trainer: trainer, root: root)
  }
}
