/// The eight steps of a book, in the order in which they run.
package enum StepID: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case load, vocab, dataset, loader, model, optimizer, train, evaluate

  /// 1 for `load` to 8 for `evaluate`: the number in the chapter's file name.
  package var number: Int { StepID.allCases.firstIndex(of: self)! + 1 }
}

extension StepID: Comparable {
  package static func < (one: StepID, other: StepID) -> Bool { one.number < other.number }
}

extension StepID: CustomStringConvertible {
  package var description: String { rawValue }
}
