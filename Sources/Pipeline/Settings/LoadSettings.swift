import Chapters
import Text

/// Which data is read.
package struct LoadSettings: StepSettings {
  /// `sample`, `imdb`, `anna`, or a path to a folder, an archive or a file.
  package var source = "sample"
  /// Further data, in the same form, which follows the source.
  package var more: [String] = []
  /// Which of the built-in corpora the sample is.
  package var sample = SampleKind.reviews
  /// Training documents to take, half from each class; 0 for all.
  package var limit = 0
  /// Test documents to take, half from each class; 0 for all.
  package var testLimit = 0
  /// What happens to text that is not UTF-8.
  package var invalidText = InvalidText.reject
  /// How files are divided into documents.
  package var format = DataFormat.automatic
  /// The column of a table, or the field of JSON lines, that has the texts; empty to guess it.
  package var column = ""
  /// What stands between the documents of a text; empty if nothing does.
  package var separator = ""
  /// What is left out of each text.
  package var strip = Strip.none

  package init() {}

  package func problems() -> [SettingProblem] {
    [
      .require(!source.isEmpty, "source", "must name a corpus, such as \"sample\""),
      .require(!more.contains(""), "more", "must name data, not \"\""),
      .require(
        separator.isEmpty || format == .automatic || format == .text, "separator",
        "must be empty, or the format .automatic or .text, since other formats have borders"),
      .require(limit == 0 || limit >= 2, "limit", "must be 0 for all, or at least 2, not \(limit)"),
      .require(
        testLimit == 0 || testLimit >= 2, "testLimit",
        "must be 0 for all, or at least 2, not \(testLimit)"),
      .requireAtMost(SettingProblem.largestCount, "limit", limit),
      .requireAtMost(SettingProblem.largestCount, "testLimit", testLimit),
    ].compactMap { $0 }
  }
}
