import Chapters
import Drawings
import Record
import Rendering
import Wording

/// A claim with what this run says about it.
enum ClaimView {
  /// - Parameter isTarget: whether links lead here; only one view of a claim can be their target.
  static func make(
    _ claim: Claim, in record: RunRecord, veils: Veils, isTarget: Bool = true
  ) -> View {
    let found = record.outcome(of: claim)
    let state = found?.state ?? .notChecked
    return View(
      "block/claim",
      [
        "id": isTarget ? id(of: claim) : nil,
        "text": claim.text.trimmed,
        "outcome": word(for: state),
        "class": className(for: state),
        "mark": mark(for: state),
        "veil": found == nil ? nil : veils.attribute(for: claim.names.map(\.name)),
        "detail": found?.detail ?? localized("This run did not check the claim."),
        "location": state == .fails ? "\(claim.location.file):\(claim.location.line)" : nil,
      ])
  }

  static func id(of claim: Claim) -> String { "claim-\(lineID(claim.location))" }

  /// The claims of the book that are false in this run, in the order of the text.
  static func falseClaims(of context: ReportContext) -> [Claim] {
    context.book.chapterParts.flatMap(\.blocks).compactMap { block in
      guard case .claim(let claim) = block, context.record.outcome(of: claim)?.state == .fails
      else { return nil }
      return claim
    }
  }

  private static func lineID(_ location: SourceLocation) -> String {
    BookAnchors.slug(location.file.replacing("/", with: "-")) + "-\(location.line)"
  }

  private static func word(for state: ClaimRecord.State) -> String {
    switch state {
    case .holds: localized("holds")
    case .fails: localized("false")
    case .doesNotHoldHere: localized("does not hold for this run")
    case .notChecked: localized("not checked")
    }
  }

  private static func className(for state: ClaimRecord.State) -> String {
    switch state {
    case .holds: "holds"
    case .fails: "fails"
    case .doesNotHoldHere: "other"
    case .notChecked: "open"
    }
  }

  private static func mark(for state: ClaimRecord.State) -> String {
    switch state {
    case .holds: "check"
    case .fails: "cross"
    case .doesNotHoldHere: "triangle"
    case .notChecked: "ring"
    }
  }
}
