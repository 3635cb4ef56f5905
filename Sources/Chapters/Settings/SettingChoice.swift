/// Accesses enum values of settings without knowing their types.
enum SettingChoice {
  /// The cases of an enum with string raw values; `nil` for any other type.
  static func members(of type: Any.Type) -> [String]? {
    guard let type = type as? any CaseIterable.Type else { return nil }
    return allCases(of: type)
  }

  /// The raw value of a case of such an enum.
  static func member(_ value: Any) -> String? {
    guard let value = value as? any RawRepresentable else { return nil }
    return value.rawValue as? String
  }

  /// The case called `name`.
  static func value<Choice>(of type: Choice.Type, named name: String) -> Choice? {
    guard let type = type as? any RawRepresentable.Type else { return nil }
    return make(type, name) as? Choice
  }

  private static func allCases<Choice: CaseIterable>(of type: Choice.Type) -> [String]? {
    let names = type.allCases.compactMap(member)
    return names.count == type.allCases.count ? names : nil
  }

  private static func make<Choice: RawRepresentable>(_ type: Choice.Type, _ name: String) -> Any? {
    (name as? Choice.RawValue).flatMap(Choice.init(rawValue:))
  }
}
