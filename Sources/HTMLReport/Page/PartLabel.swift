import Record

/// What a sentence calls a part of the page.
enum PartLabel {
  /// - Parameter id: the id of the part: a chapter's, "introduction" or "appendix".
  static func text(of id: String) -> String {
    StepID(rawValue: id).map { "chapter \($0.number)" } ?? "the \(id)"
  }
}
