import Chapters
import Foundation
import Record

/// A step with its settings and its key, ready to run or to be looked up in the store.
package struct PlannedStep: Sendable {
  package let id: StepID
  package let settings: [String: Value]
  package let key: String
  let keyParts: CacheKey
  /// The key without the settings that say how long the step runs: checkpoints are stored under it.
  let checkpointKey: String
  /// The keys of the step's parts, by their names.
  let partKeys: [String: String]
  /// Where the chapter calls the step.
  package let location: SourceLocation
  let step: any Step
  /// What trains, if not this program; only of the train step.
  let trainer: TrainerRecord?
  /// The folder that paths in its settings start from.
  let root: URL
}

extension Value {
  /// A setting as it is recorded: a choice by its name.
  init(_ literal: Literal) {
    switch literal {
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .number(value)
    case .string(let value), .member(let value): self = .text(value)
    case .boolean(let value): self = .boolean(value)
    case .list(let values): self = .list(values.map(Value.init))
    }
  }
}
