import Record
import Wording

extension ReportContext {
  /// What the run's text is, for its readers: a sentence, or where it was read from.
  package var data: String {
    guard let origin else { return record.data?.source ?? localized("no data yet") }
    // Other data is described by its names.
    return origin.isGenerated ? localized(Phrase(origin.description)) : origin.description
  }
}
