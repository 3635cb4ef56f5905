import Chapters
import Record
import Text

/// The options of the present command line that are repeated in every command it suggests.
package struct RepeatedArguments: Hashable, Sendable {
  package var root: String?
  package var output: String?
  package var dataLimits: [DataBound]

  package init(root: String? = nil, output: String? = nil, dataLimits: [DataBound] = []) {
    self.root = root
    self.output = output
    self.dataLimits = dataLimits
  }
}

/// A command that a message suggests, as typed in a shell.
package struct SuggestedCommand: Hashable, Sendable {
  /// The program, the command and its arguments, not quoted.
  package private(set) var words: [String]

  /// - Parameters:
  ///   - words: the command, and its book where it takes one.
  ///   - name: the run's name, if it isn't the book's.
  package init(_ words: String..., as name: String? = nil, repeating arguments: RepeatedArguments) {
    self.words = ["walkthrough"] + words
    add("--as", name == words.last ? nil : name)
    add("--root", arguments.root)
    add("--output", arguments.output)
    for bound in arguments.dataLimits { add("--data-limit", bound.description) }
  }

  /// `walkthrough run`, with everything that its numbers depend on.
  ///
  /// - Parameters:
  ///   - name: the run's name, if it isn't the book's.
  ///   - step: the step to begin with; `nil` for all.
  ///   - recipe: the value of `--recipe`, if it is needed.
  package static func run(
    _ book: String, as name: String?, from step: StepID? = nil, seed: UInt64 = Plan.defaultSeed,
    recipe: String? = nil, overrides: [Setting] = [], trainer: TrainerRecord? = nil,
    repeating arguments: RepeatedArguments
  ) -> SuggestedCommand {
    var command = SuggestedCommand("run", book, as: name, repeating: arguments)
    command.add(trainer)
    command.add("--from", step?.rawValue)
    command.add("--seed", seed == Plan.defaultSeed ? nil : String(seed))
    command.add("--recipe", recipe)
    let data = overrides.filter(\.namesData)
    for setting in overrides {
      if setting.namesData(as: "source") {
        // Further data follows the source, wherever its setting is.
        let more = data.filter { $0.namesData(as: "more") }
        for source in ([setting] + more).flatMap(\.sources) { command.add("--data", source) }
      } else if !setting.namesData || !data.contains(where: { $0.namesData(as: "source") }) {
        command.add("--set", setting.text)
      }
    }
    return command
  }

  /// The command that makes a run again.
  ///
  /// A run on other data than the book's that used no recipe says so: by now the book may tie one
  /// to that data.
  package static func run(
    _ record: RunRecord, repeating arguments: RepeatedArguments
  ) -> SuggestedCommand {
    let overrides = record.overrides.sorted { $0.key < $1.key }.compactMap { name, value in
      try? Setting(parsing: "\(name)=\(value)")
    }
    let off = overrides.contains(where: \.namesData) ? Recipe.noneArgument : nil
    return run(
      record.book, as: record.run, seed: record.seed, recipe: record.recipe?.name ?? off,
      overrides: overrides, trainer: record[.train]?.trainer, repeating: arguments)
  }

  private mutating func add(_ trainer: TrainerRecord?) {
    guard let trainer else { return }
    add("--trainer", "torch")
    add("--device", trainer.device == .cpu ? nil : trainer.device.rawValue)
    add("--reduce", trainer.reduction == .exact ? nil : trainer.reduction.rawValue)
    let hasStandard = trainer.pieces == TrainerRecord.standardPieces
    add("--ranks", hasStandard ? nil : String(trainer.pieces))
  }

  private mutating func add(_ option: String, _ value: String?) {
    guard let value else { return }
    // On its own it would be taken for the next option.
    words += value.hasPrefix("-") ? ["\(option)=\(value)"] : [option, value]
  }
}

extension SuggestedCommand: CustomStringConvertible {
  package var description: String { words.map(\.shellWord).joined(separator: " ") }
}

extension Setting {
  /// The data that a setting names, as `--data` takes it.
  fileprivate var sources: [String] {
    switch argument.value {
    case .string(let source): [source]
    case .list(let sources):
      sources.compactMap { source in
        if case .string(let source) = source { source } else { nil }
      }
    default: []
    }
  }
}
