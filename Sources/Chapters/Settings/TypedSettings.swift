import Spelling

/// Gives each property of settings its value: the last one written, or the default.
///
/// A value of the wrong type is reported and replaced by the default, so that one pass finds every
/// error.
struct TypedSettings: Decoder {
  /// Collects the errors that the containers find.
  final class Output {
    var diagnostics: [Diagnostic] = []
  }

  let written: WrittenSettings
  let output = Output()
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(_ written: WrittenSettings) {
    self.written = written
  }

  func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(TypedSettingsContainer<Key>(written: written, output: output))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    preconditionFailure("Settings are a struct")
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    preconditionFailure("Settings are a struct")
  }
}

/// Decodes each property of settings.
private struct TypedSettingsContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let written: WrittenSettings
  let output: TypedSettings.Output
  let codingPath: [any CodingKey] = []

  var allKeys: [Key] { written.defaults.keys.sorted().compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { written.defaults[key.stringValue] != nil }

  func decodeNil(forKey key: Key) -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let label = key.stringValue
    var value: Value?
    for entry in written.entries where entry.argument.label == label {
      let reading = SettingReading(entry, as: type)
      value = reading.value
      output.diagnostics += reading.diagnostics
    }
    if let value { return value }
    guard let literal = written.defaults[label],
      let value = SettingReading.value(of: literal, as: type)
    else {
      preconditionFailure("\(label) has a type that settings can't have")
    }
    return value
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy: Nested.Type, forKey key: Key
  ) -> KeyedDecodingContainer<Nested> {
    preconditionFailure("Settings are flat; \(key.stringValue) is not")
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
    preconditionFailure("Settings are flat; \(key.stringValue) is not")
  }

  func superDecoder() -> any Decoder {
    preconditionFailure("Settings are a struct")
  }

  func superDecoder(forKey key: Key) -> any Decoder {
    preconditionFailure("Settings are a struct")
  }
}
