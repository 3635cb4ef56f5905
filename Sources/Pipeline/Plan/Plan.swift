import Chapters
import Foundation
import Listings
import Record
import Text

/// What a run is to do: every step with its settings and key, from a book, overrides and a seed.
package struct Plan: Sendable {
  /// The seed unless another is given.
  package static let defaultSeed: UInt64 = 42

  package let book: Book
  package let seed: UInt64
  /// What the command line changed.
  package let overrides: [Setting]
  package let data: LocatedData
  package let steps: [PlannedStep]

  package subscript(id: StepID) -> PlannedStep { steps[id.number - 1] }

  /// The overrides as they are recorded, by `step.label`.
  var overrideTexts: [String: String] {
    Dictionary(
      overrides.map { ("\($0.step).\($0.argument.label)", $0.argument.value.description) },
      uniquingKeysWith: { $1 })
  }
}

/// The steps of a book with their settings, before the data is located.
package struct DecodedBook: Sendable {
  package let book: Book
  package let overrides: [Setting]
  let steps: [any Step]

  /// Decodes every cell and checks every name in the prose.
  ///
  /// - Throws: all mistakes in the book and the overrides.
  package init(_ book: Book, overrides: [Setting]) throws(Diagnostics) {
    var diagnostics: [Diagnostic] = []
    var steps: [any Step] = []
    for (type, chapter) in zip(Steps.all, book.chapters) {
      do throws(Diagnostics) {
        steps.append(try Self.decode(type, cell: chapter.cell, overrides: overrides))
      } catch {
        diagnostics += error.all
      }
    }
    diagnostics += BookChecker().diagnostics(of: book)
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    self.book = book
    self.overrides = overrides
    self.steps = steps
  }

  private static func decode<S: Step>(
    _ type: S.Type, cell: StepCell, overrides: [Setting]
  ) throws(Diagnostics) -> any Step {
    let settings = try SettingsDecoder().decode(
      S.Settings.self, from: cell,
      overrides: overrides.filter { $0.step == S.id.rawValue }.map(\.argument))
    return S(settings: settings)
  }

  /// The data that `load(source:)` names.
  package var source: String {
    steps.lazy.compactMap { ($0 as? Load)?.settings.source }.first ?? "sample"
  }

  /// Computes the keys.
  ///
  /// - Parameters:
  ///   - root: the folder that paths in chapters start from.
  ///   - workingFolder: the folder that paths on the command line start from.
  ///   - machine: the machine that the steps are to run on.
  package func plan(
    data: LocatedData, seed: UInt64, root: URL,
    workingFolder: URL = URL(filePath: FileManager.default.currentDirectoryPath),
    sources: SourceLibrary = .compiled, machine: Machine = .current
  ) throws -> Plan {
    var planned: [PlannedStep] = []
    for (step, chapter) in zip(steps, book.chapters) {
      planned.append(
        try plan(
          step, cell: chapter.cell, data: data, seed: seed,
          root: isFileOverridden(of: step) ? workingFolder : root, sources: sources,
          machine: machine, before: planned))
    }
    return Plan(book: book, seed: seed, overrides: overrides, data: data, steps: planned)
  }

  /// Whether the command line names a file that the step reads.
  private func isFileOverridden(of step: any Step) -> Bool {
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
    let key = CacheKey(
      step: S.id, sources: sources.digest(of: S.sources + Steps.sharedSources),
      settings: keySettings,
      seed: S.usesSeed ? seed : nil,
      arithmetic: S.dependsOnArithmetic ? machine.arithmetic : nil,
      data: S.dataSettings.isEmpty ? nil : data.digest,
      files: Dictionary(
        step.inputFiles.map { ($0, InputFile($0, from: root).digest) }, uniquingKeysWith: { $1 }),
      reads: keys(of: S.reads))
    var endless = key
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
      root: root)
  }
}
