import Record

/// The settings that a run was made with, as Python writes them.
struct RunSettings {
  let record: RunRecord

  subscript(step: StepID, name: String) -> Value? { record[step]?.settings[name] }

  func integer(_ step: StepID, _ name: String) -> Int {
    if case .integer(let value)? = self[step, name] { value } else { 0 }
  }

  func number(_ step: StepID, _ name: String) -> Double {
    self[step, name]?.number ?? 0
  }

  func text(_ step: StepID, _ name: String) -> String {
    if case .text(let value)? = self[step, name] { value } else { "" }
  }

  func isOn(_ step: StepID, _ name: String) -> Bool { self[step, name] == .boolean(true) }

  /// A number as a Python literal.
  func python(_ step: StepID, _ name: String) -> String {
    switch self[step, name] {
    case .integer(let value)?: "\(value)"
    case .boolean(let value)?: value ? "True" : "False"
    case .text(let value)?: Python.string(value)
    case let value?: value.number.map { "\($0)" } ?? "0"
    case nil: "0"
    }
  }

  var hasSpecials: Bool { isOn(.vocab, "specials") }
  var isInWindows: Bool { text(.dataset, "framing") == "windows" }
  /// Whether only the token after a whole window is a target.
  var hasOneTarget: Bool { text(.dataset, "target") == "next" }
  var dropsValues: Bool {
    ["dropout", "inputDropout", "outputDropout"].contains { number(.model, $0) > 0 }
  }
}

/// Values as Python writes them.
enum Python {
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where isUnseen(scalar):
        let hex = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a reader would miss it, or an editor take it for something else.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar != " " else { return false }
    return switch scalar.properties.generalCategory {
    case .spaceSeparator, .control, .format, .lineSeparator, .paragraphSeparator, .privateUse,
      .unassigned:
      true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
