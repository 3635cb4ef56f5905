import Foundation
import Listings
import Pipeline
import Record
import Rendering

extension Plan {
  /// What a page of this plan shows where every step ran and found nothing.
  var emptyReport: ReportContext {
    let steps = steps.map { step in
      StepRecord(id: step.id, key: step.key, state: .ran, settings: step.settings)
    }
    var record = RunRecord(
      book: "tiny", run: "tiny", seed: 1, started: .distantPast,
      machine: Machine(processor: "", cores: 1, blas: "", toolchain: ""), threads: 1,
      steps: steps)
    record.claims = ClaimChecker(record: record, isBooksOwn: true).check(book)
    return ReportContext(
      book: book, record: record, figures: [:], listings: SourceLibrary(files: [:]))
  }
}
