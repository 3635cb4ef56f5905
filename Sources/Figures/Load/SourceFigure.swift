import Drawings
import Pipeline
import Record
import Text
import Wording

/// Where the text came from, and its digest.
package struct SourceFigure: StepFigure {
  package static let step = StepID.load

  /// What the data is, in a sentence: "IMDB reviews (Maas et al. 2011), from aclImdb.tar.gz".
  let description: String
  /// Whether a program generated the text.
  let isGenerated: Bool
  /// SHA-256 of the data, in hexadecimal.
  let digest: String

  package var origin: TextOrigin {
    TextOrigin(description: description, isGenerated: isGenerated)
  }

  /// Generated text has no source but the program, which the top of the page says.
  package func drawn(in values: RunValues) -> Figure? {
    guard !isGenerated else { return nil }
    return Figure(
      title: localized("Where the text comes from"),
      sentence: localized("The digest shows whether two runs read the same text."),
      content: [
        .table(
          DataTable(
            label: localized("Source of the data"), columns: [.text("property"), .text("value")],
            rows: [[localized("source"), description], ["SHA-256", digest]]))
      ])
  }
}

extension SourceFigure {
  package init?(of run: StoredRun) throws {
    let corpus = try run.product(of: Load.self)
    description = corpus.description
    isGenerated = corpus.isGenerated
    digest = run.record.data?.digest ?? ""
  }
}
