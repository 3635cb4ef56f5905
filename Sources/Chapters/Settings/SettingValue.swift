/// A type that a setting can have, apart from enums.
protocol SettingValue {
  /// The name of its values in messages: "an integer".
  static var kind: String { get }

  /// `nil` for a literal of another kind.
  init?(literal: Literal)

  var literal: Literal { get }
}

extension Int: SettingValue {
  static var kind: String { "an integer" }

  init?(literal: Literal) {
    guard case .integer(let value) = literal else { return nil }
    self = value
  }

  var literal: Literal { .integer(self) }
}

extension Double: SettingValue {
  static var kind: String { "a number" }

  /// An integer is also a number.
  init?(literal: Literal) {
    switch literal {
    case .integer(let value): self = Double(value)
    case .float(let value): self = value
    default: return nil
    }
  }

  var literal: Literal { .float(self) }
}

extension String: SettingValue {
  static var kind: String { "a string" }

  init?(literal: Literal) {
    guard case .string(let value) = literal else { return nil }
    self = value
  }

  var literal: Literal { .string(self) }
}

extension Bool: SettingValue {
  static var kind: String { "true or false" }

  init?(literal: Literal) {
    guard case .boolean(let value) = literal else { return nil }
    self = value
  }

  var literal: Literal { .boolean(self) }
}

extension Array: SettingValue where Element: SettingValue {
  static var kind: String { "a list (each element \(Element.kind))" }

  init?(literal: Literal) {
    guard case .list(let elements) = literal else { return nil }
    let values = elements.compactMap(Element.init(literal:))
    guard values.count == elements.count else { return nil }
    self = values
  }

  var literal: Literal { .list(map(\.literal)) }
}
