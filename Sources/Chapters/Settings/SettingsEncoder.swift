/// Encodes flat settings as labels and literals, in the order of the properties.
struct SettingsEncoder: Encoder {
  /// Collects what the containers encode.
  final class Output {
    var literals: [LabelledLiteral] = []
  }

  let output = Output()
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  static func literals(of settings: some StepSettings) -> [LabelledLiteral] {
    let encoder = SettingsEncoder()
    do {
      try settings.encode(to: encoder)
    } catch {
      preconditionFailure("\(type(of: settings)) can't be settings: \(error)")
    }
    return encoder.output.literals
  }

  func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(SettingsEncodingContainer<Key>(output: output))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    preconditionFailure("Settings are a struct")
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    preconditionFailure("Settings are a struct")
  }
}

/// Encodes each property of settings.
private struct SettingsEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: SettingsEncoder.Output
  let codingPath: [any CodingKey] = []

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) {
    let literal: Literal
    if let value = value as? any SettingValue {
      literal = value.literal
    } else if let member = SettingChoice.member(value) {
      literal = .member(member)
    } else {
      preconditionFailure("\(key.stringValue) has a type that settings can't have")
    }
    output.literals.append(LabelledLiteral(label: key.stringValue, value: literal))
  }

  func encodeNil(forKey key: Key) {
    preconditionFailure("\(key.stringValue) has no default")
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    preconditionFailure("Settings are flat; \(key.stringValue) is not")
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    preconditionFailure("Settings are flat; \(key.stringValue) is not")
  }

  func superEncoder() -> any Encoder {
    preconditionFailure("Settings are a struct")
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    preconditionFailure("Settings are a struct")
  }
}
