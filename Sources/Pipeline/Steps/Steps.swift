import Listings
import Record

/// The eight steps in order.
package enum Steps {
  package static let all: [any Step.Type] = [
    Load.self, Vocab.self, Dataset.self, Loader.self, Model.self, Optimizer.self, Train.self,
    Evaluate.self,
  ]

  /// Paths below `Sources` of the code that every outcome depends on: what encodes products, and
  /// what steps are given and return.
  static let sharedSources = [
    "Pipeline/Products/", "Spooling/", "TensorFiles/", "Tokens/", "Record/Continuation.swift",
    "Record/TrainingCurve.swift", "Pipeline/Steps/Step.swift", "Pipeline/Steps/StepContext.swift",
  ]

  /// The digest of the code that made a step's product: what another version stored may mean
  /// something else.
  static func encoding(of id: StepID) -> String {
    SourceLibrary.compiled.digest(of: type(of: id).sources + sharedSources)
  }

  package static func type(of id: StepID) -> any Step.Type {
    all[id.number - 1]
  }

  /// The steps that a step's outcome depends on, itself included, in order.
  package static func lineage(of id: StepID) -> [StepID] {
    var members: Set<StepID> = [id]
    for step in all.reversed() where members.contains(step.id) { members.formUnion(step.reads) }
    return members.sorted()
  }
}
