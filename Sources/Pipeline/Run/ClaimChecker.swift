import Chapters
import Record

/// Checks the claims of the prose against the results of a run.
package struct ClaimChecker {
  private let record: RunRecord
  private let isBooksOwn: Bool

  /// - Parameter isBooksOwn: whether the run has the book's own settings and data; only then is a
  ///   false claim a mistake. Settings of the book's recipes are its own.
  package init(record: RunRecord, isBooksOwn: Bool) {
    self.record = record
    self.isBooksOwn = isBooksOwn
  }

  package func check(_ book: Book) -> [ClaimRecord] {
    book.chapterParts.flatMap(\.blocks.claims).map(check)
  }

  private func check(_ claim: Claim) -> ClaimRecord {
    let verdict = claim.check(text: text) { name in
      QualifiedName(name).flatMap { record.value(named: $0)?.number }
    }
    let (state, detail): (ClaimRecord.State, String) =
      switch verdict {
      case .holds(let detail): (.holds, detail)
      case .fails(let detail):
        (isBooksOwn && !restsOnStale(claim) ? .fails : .doesNotHoldHere, detail)
      case .notChecked(let missing): (.notChecked, "this run has no \(missing)")
      }
    return ClaimRecord(
      text: claim.text, location: "\(claim.location.file):\(claim.location.line)", state: state,
      detail: detail)
  }

  /// A result as the page shows it; `nil` for a share or another that has a unit.
  private func text(_ name: String) -> String? {
    guard let qualified = QualifiedName(name),
      record[qualified.step]?.results[qualified.name]?.number?.isFinite == true
    else { return nil }
    return switch ResultCatalog.standard[qualified]?.format {
    case .decimal, .perplexity: RunValues(record: record).string(named: name)
    default: nil
    }
  }

  /// Whether a claim names results left over from other settings.
  private func restsOnStale(_ claim: Claim) -> Bool {
    claim.names.contains { name in
      QualifiedName(name.name).flatMap { record[$0.step]?.stale } != nil
    }
  }
}

extension DecodedBook {
  /// Checks the claims that the chapters make now against an earlier run.
  ///
  /// If the book's settings have changed since, the run no longer counts as the book's own.
  package func checkClaims(against record: RunRecord) -> [ClaimRecord] {
    ClaimChecker(record: record, isBooksOwn: record.overrides.isEmpty && hasSettings(of: record))
      .check(book)
  }

  /// Whether the cells, with the run's recipe, say what the run's settings were.
  private func hasSettings(of record: RunRecord) -> Bool {
    let choice = record.recipe.map { RecipeChoice.named($0.name) } ?? .off
    guard let present = try? DecodedBook(book, recipe: choice, overrides: []) else { return false }
    return present.steps.allSatisfy { step in
      record[type(of: step).id]?.settings.labels(differingFrom: step.settings.values).isEmpty
        == true
    }
  }
}
