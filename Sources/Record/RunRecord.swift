import Foundation
import Wording

/// What a run did and found: the content of `run.json`, a contract with reports, claims and
/// scripts.
package struct RunRecord: Codable, Hashable, Sendable {
  /// The version of this format. It increases when a name changes its meaning or is removed.
  package static let currentSchema = 1

  package var schema = RunRecord.currentSchema
  /// The folder in `chapters`.
  package var book: String
  /// The folder in `output`.
  package var run: String
  package var seed: UInt64
  package var started: Date
  package var machine: Machine
  package var threads: Int
  package var data: DataSource?
  /// The settings given on the command line, by `step.label`, as they were written.
  package var overrides: [String: String]
  /// The recipe that the run took settings from; `nil` if none.
  package var recipe: RecipeRecord?
  package var claims: [ClaimRecord] = []
  package var steps: [StepRecord]
  /// SHA-256, in hexadecimal, of each file of the run, by name; `nil` in records of earlier
  /// releases.
  package var files: [String: String]?
  /// The key under which each figure's data was computed, by the figure's name; `nil` in records of
  /// earlier releases.
  package var figures: [String: String]?

  package init(
    book: String, run: String, seed: UInt64, started: Date, machine: Machine, threads: Int,
    data: DataSource? = nil, overrides: [String: String] = [:], recipe: RecipeRecord? = nil,
    claims: [ClaimRecord] = [], steps: [StepRecord]
  ) {
    self.book = book
    self.run = run
    self.seed = seed
    self.started = started
    self.machine = machine
    self.threads = threads
    self.data = data
    self.overrides = overrides
    self.recipe = recipe
    self.claims = claims
    self.steps = steps
  }

  package subscript(step: StepID) -> StepRecord? { steps.first { $0.id == step } }

  /// The result or else the setting called `step.name`; `nil` if this run has neither.
  package func value(named name: QualifiedName) -> Value? {
    guard let step = self[name.step] else { return nil }
    return step.results[name.name] ?? step.settings[name.name]
  }
}

/// The machine that a run ran on.
package struct Machine: Codable, Hashable, Sendable {
  package var processor: String
  package var cores: Int
  package var blas: String
  package var toolchain: String
  /// The vector instructions that the program was compiled for; `nil` in records of earlier
  /// releases.
  package var instructions: String?
  /// The library that finds words with dictionaries, such as "ICU 72.1"; `nil` in records of earlier
  /// releases.
  package var dictionaries: String?

  package init(
    processor: String, cores: Int, blas: String, toolchain: String, instructions: String? = nil,
    dictionaries: String? = nil
  ) {
    self.processor = processor
    self.cores = cores
    self.blas = blas
    self.toolchain = toolchain
    self.instructions = instructions
    self.dictionaries = dictionaries
  }

  /// What the bits of floating-point results depend on besides code and data; `nil` if not all of
  /// it was recorded.
  package var arithmetic: String? {
    instructions.map { [blas, toolchain, $0].joined(separator: ", ") }
  }
}

/// Where the text came from.
package struct DataSource: Codable, Hashable, Sendable {
  /// The source as given: `sample`, `imdb` or a path.
  package var source: String
  /// SHA-256 of the data, in hexadecimal.
  package var digest: String

  package init(source: String, digest: String) {
    self.source = source
    self.digest = digest
  }
}

/// One step of a run.
package struct StepRecord: Codable, Hashable, Sendable {
  package enum State: String, Codable, Sendable {
    case ran, cached, failed
    case notRun = "not run"
  }

  package var id: StepID
  /// The cache key, in hexadecimal: equal keys mean equal results.
  package var key: String
  package var state: State
  /// Why the results no longer match the book, in words such as "train: epochs 3 → 5".
  package var stale: String?
  /// How long the step took when it ran.
  package var seconds: Double
  package var settings: [String: Value]
  /// By name without the step: `perplexity`, not `evaluate.perplexity`.
  package var results: [String: Value]
  /// The machine that made the results, not necessarily the one that took them from the store.
  package var machine: Machine?
  /// What trains, if not this program; only in the train step.
  package var trainer: TrainerRecord?
  package var failure: Failure?

  package init(
    id: StepID, key: String, state: State, stale: String? = nil, seconds: Double = 0,
    settings: [String: Value] = [:], results: [String: Value] = [:], machine: Machine? = nil,
    trainer: TrainerRecord? = nil, failure: Failure? = nil
  ) {
    self.id = id
    self.key = key
    self.state = state
    self.stale = stale
    self.seconds = seconds
    self.settings = settings
    self.results = results
    self.machine = machine
    self.trainer = trainer
    self.failure = failure
  }

  /// Whether the step has results, for the present settings or earlier ones.
  package var hasResults: Bool { state == .ran || state == .cached }

  /// Written in full, so that `stale` is null in the file if there is no reason.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(key, forKey: .key)
    try container.encode(state, forKey: .state)
    try container.encode(stale, forKey: .stale)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(settings, forKey: .settings)
    try container.encode(results, forKey: .results)
    try container.encodeIfPresent(machine, forKey: .machine)
    try container.encodeIfPresent(trainer, forKey: .trainer)
    try container.encodeIfPresent(failure, forKey: .failure)
  }
}

/// Why a step failed, for the card shown in its place.
package struct Failure: Codable, Hashable, Sendable {
  /// What went wrong and what to do about it, in English.
  package var message: String
  /// The same for any language; `nil` if it can't be translated, and in records of earlier releases.
  package var phrase: Phrase?
  /// `path:line` of the step cell.
  package var location: String
  /// The command that runs the step again.
  package var retry: String

  package init(message: String, phrase: Phrase? = nil, location: String, retry: String) {
    self.message = message
    self.phrase = phrase
    self.location = location
    self.retry = retry
  }
}

extension Failure {
  package init(of error: any Error, location: String, retry: String) {
    self.init(
      message: "\(error)", phrase: (error as? any ReadableError)?.phrase, location: location,
      retry: retry)
  }

  /// The message in the current language, or in English.
  package var localizedMessage: String { phrase.map(localized) ?? message }
}

/// What became of one claim of a chapter.
package struct ClaimRecord: Codable, Hashable, Sendable {
  package enum State: String, Codable, Sendable {
    case holds
    case fails
    /// False, but with settings or data other than the book's.
    case doesNotHoldHere = "does not hold for this run"
    /// A result that it names is absent.
    case notChecked = "not checked"
  }

  /// The claim as it is written in the chapter.
  package var text: String
  /// `path:line` of the claim.
  package var location: String
  package var state: State
  /// Both sides as evaluated, such as "31.2 < 33.0"; the absent name, if not checked.
  package var detail: String

  package init(text: String, location: String, state: State, detail: String) {
    self.text = text
    self.location = location
    self.state = state
    self.detail = detail
  }

  private enum CodingKeys: String, CodingKey {
    case text, location, detail
    case state = "outcome"
  }
}
