import Chapters
import Text

/// Which data is read.
package struct LoadSettings: StepSettings {
  /// `sample`, `imdb`, `anna`, or a path to a folder, an archive or a text.
  package var source = "sample"
  /// Which of the built-in corpora the sample is.
  package var sample = SampleKind.reviews
  /// Training documents to take, half from each class; 0 for all.
  package var limit = 0
  /// Test documents to take, half from each class; 0 for all.
  package var testLimit = 0
  /// What happens to text that is not UTF-8.
  package var invalidText = InvalidText.reject

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(!source.isEmpty, "source", "must name a corpus, such as \"sample\""),
      .require(limit == 0 || limit >= 2, "limit", "must be 0 for all, or at least 2, not \(limit)"),
      .require(
        testLimit == 0 || testLimit >= 2, "testLimit",
        "must be 0 for all, or at least 2, not \(testLimit)"),
      .requireAtMost(SettingProblem.largestCount, "limit", limit),
      .requireAtMost(SettingProblem.largestCount, "testLimit", testLimit),
    ].compactMap { $0 }
  }
}
