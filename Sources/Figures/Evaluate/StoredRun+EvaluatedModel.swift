import Kernels
import Neural
import Pipeline
import Record

extension StoredRun {
  /// The trained model that was evaluated, the one that `evaluate.checkpoint` names.
  ///
  /// - Throws: `StorageError` if it is gone; an error where there is no memory to compute with it.
  var evaluatedModel: LanguageModel {
    get throws {
      try BLAS.reserve(threads: 1)
      let trained = try product(of: Train.self)
      return setting(.evaluate, "checkpoint") == "best" ? trained.best : trained.last
    }
  }
}
