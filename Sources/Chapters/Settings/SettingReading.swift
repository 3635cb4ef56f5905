import Spelling

/// A written value, converted to the type of its setting.
struct SettingReading<Value> {
  /// `nil` if the literal doesn't have that type.
  let value: Value?
  let diagnostics: [Diagnostic]

  init(_ entry: WrittenSettings.Entry, as type: Value.Type) {
    value = Self.value(of: entry.argument.value, as: type)
    diagnostics =
      value == nil
      ? [
        Diagnostic(
          at: entry.argument.valueLocation,
          "\(entry.name) must be \(Self.mismatch(entry.argument.value))")
      ] : []
  }

  /// The literal as a value of the type.
  static func value(of literal: Literal, as type: Value.Type) -> Value? {
    if let type = type as? any SettingValue.Type {
      return type.init(literal: literal) as? Value
    }
    guard case .member(let name) = literal else { return nil }
    return SettingChoice.value(of: type, named: name)
  }

  /// What is expected and what is written: "an integer, not 1.5".
  private static func mismatch(_ literal: Literal) -> String {
    if let type = Value.self as? any SettingValue.Type {
      return "\(type.kind), not \(shortened(literal))" + hint(literal, kind: type)
    }
    let members = SettingChoice.members(of: Value.self) ?? []
    let list = members.map { ".\($0)" }.joined(separator: " or ")
    switch literal {
    case .member(let name):
      return "\(list), not .\(name)\(didYouMean(name, among: members))"
    case .string(let text) where members.contains(text):
      return "a choice without quotes; write .\(text)"
    default:
      return "\(list), not \(shortened(literal))"
    }
  }

  /// How to write what was meant, if that is clear.
  private static func hint(_ literal: Literal, kind: any SettingValue.Type) -> String {
    switch literal {
    case .string(let text) where kind == Int.self && Int(text) != nil: "; write \(text)"
    case .string(let text) where kind == Double.self && Double(text) != nil: "; write \(text)"
    case .string(let text) where kind == Bool.self && Bool(text) != nil: "; write \(text)"
    case .float(let value) where kind == Int.self && Int(exactly: value) != nil:
      "; write \(Int(value))"
    case .member(let name) where kind == String.self: "; write \"\(name)\""
    case .string where kind == [String].self: "; write [\(shortened(literal))]"
    default: ""
    }
  }

  /// The literal as written, shortened if it is long.
  private static func shortened(_ literal: Literal) -> String {
    let text = literal.description
    return text.count > 60 ? text.prefix(60) + "…" : text
  }
}
