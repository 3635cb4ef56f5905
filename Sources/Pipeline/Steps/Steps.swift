import Listings
import Record

/// The eight steps in order.
package enum Steps {
  package static let all: [any Step.Type] = [
    Load.self, Vocab.self, Dataset.self, Loader.self, Model.self, Optimizer.self, Train.self,
    Evaluate.self,
  ]

  /// Paths below `Sources` of the code that stores every outcome: stored in another way, it is
  /// another artifact. Nearly all of them store tokens.
  static let sharedSources = ["Pipeline/Products/", "TensorFiles/", "Tokens/"]

  /// The digest of that code: what another version of it stored may mean something else.
  static let encoding = SourceLibrary.compiled.digest(of: sharedSources)

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
