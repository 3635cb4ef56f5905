extension ReferenceRecord {
  /// Why a decoded record can't be compared with a run, in words; `nil` if it can.
  package var problem: String? {
    (problemsOfTexts + problemsOfSettings + problemsOfResults + problemsOfSteps).first
  }

  private var problemsOfTexts: [String] {
    [
      ("torch", torch), ("platform", platform), ("data.source", data.source),
      ("data.digest", data.digest),
    ].compactMap { Self.problem(of: $1, called: $0) }
  }

  private var problemsOfSettings: [String] {
    settings.sorted { $0.key < $1.key }.compactMap { name, value in
      Self.problem(ofName: name, in: "settings")
        ?? Self.problem(of: ValueFormat.plain.string(value), called: "settings.\(name)")
    }
  }

  private var problemsOfResults: [String] {
    results.sorted { $0.key < $1.key }.compactMap { name, value in
      Self.problem(ofName: name, in: "results")
        ?? (value.number?.isFinite == true ? nil : "results.\(name) is not a finite number")
    }
  }

  private var problemsOfSteps: [String] {
    if steps.isEmpty { return ["it has no steps, and so no loss to compare"] }
    return steps.enumerated().compactMap { index, step in
      if !step.loss.isFinite || step.loss < 0 {
        return "steps[\(index)].loss is \(step.loss), which is not a possible loss"
      }
      return step.tokens > 0 ? nil : "steps[\(index)].tokens is \(step.tokens), not above 0"
    }
  }

  private static func problem(ofName name: String, in group: String) -> String? {
    if let problem = problem(of: name, called: "a name in \(group)") { return problem }
    return QualifiedName(name) == nil
      ? "\(group) has the name \"\(name)\", which does not name a step, such as train.epochs" : nil
  }

  /// Every text is shown on one line, and a terminal would obey control characters.
  private static func problem(of text: String, called name: String) -> String? {
    let longest = 200
    if text.count > longest { return "\(name) is longer than \(longest) characters" }
    let hasControl = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return hasControl ? "\(name) contains a control character" : nil
  }
}
