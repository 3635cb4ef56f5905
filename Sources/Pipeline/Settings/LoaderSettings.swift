import Chapters
import Text

/// How sequences are grouped into batches.
package struct LoaderSettings: StepSettings {
  /// Sequences in a batch.
  package var batchSize = 32
  package var order = BatchOrder.bucketed
  /// Where the windows of an epoch start.
  package var offset = WindowOffset.fixed

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(batchSize >= 1, "batchSize", "must be at least 1, not \(batchSize)"),
      .requireAtMost(65_536, "batchSize", batchSize),
    ].compactMap { $0 }
  }
}
