/// A result or a setting as chapters name it: `evaluate.perplexity`, `load.train.documents`.
package struct QualifiedName: Hashable, Sendable {
  package let step: StepID
  /// The part after the first dot; it may contain further dots.
  package let name: String

  package init(_ step: StepID, _ name: String) {
    self.step = step
    self.name = name
  }

  /// Parses `step.name`; `nil` if the first part isn't a step or nothing follows it.
  package init?(_ text: String) {
    guard let dot = text.firstIndex(of: "."), let step = StepID(rawValue: String(text[..<dot]))
    else { return nil }
    let name = text[text.index(after: dot)...]
    guard !name.isEmpty else { return nil }
    self.init(step, String(name))
  }
}

extension QualifiedName: CustomStringConvertible {
  package var description: String { "\(step).\(name)" }
}
