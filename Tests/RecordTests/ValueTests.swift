import Foundation
import Record
import Testing

@Suite struct ValueTests {
  static func json(_ value: Value) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  static func value(_ json: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }

  @Test(
    arguments: [
      (0, "0"), (-7, "-7"), (.integer(.max), "9223372036854775807"), (0.25, "0.25"), ("", #""""#),
      (true, "true"), (false, "false"), ("true", #""true""#), ("12", #""12""#),
      (.list([]), "[]"), (.list([1, "a", .list([false])]), #"[1,"a",[false]]"#),
    ] as [(Value, String)])
  func isReadAsItIsWritten(value: Value, json: String) throws {
    #expect(try Self.json(value) == json)
    #expect(try Self.value(json) == value)
  }

  @Test(
    arguments: [
      (.nan, #""nan""#), (.infinity, #""inf""#), (-.infinity, #""-inf""#),
      (.signalingNaN, #""nan""#),
    ] as [(Double, String)])
  func whatIsNoNumberIsText(number: Double, json: String) throws {
    #expect(try Self.json(.number(number)) == json)
    let read = try #require(try Self.value(json).number)
    #expect(read == number || read.isNaN && number.isNaN)
  }

  @Test(
    arguments: [0.1, 1e300, -.leastNonzeroMagnitude, 1.0 / 3, 123_456_789.123_456_7] as [Double])
  func numbersKeepAllDigits(_ number: Double) throws {
    #expect(try Self.value(Self.json(.number(number))) == .number(number))
  }

  /// JSON doesn't distinguish 3 from 3.0, and no reader of a record needs to.
  @Test func wholeNumbersKeepTheirSize() throws {
    #expect(try Self.value(Self.json(3.0)).number == 3)
    #expect(try Self.value("1e20").number == 1e20)
    #expect(try Self.value("18446744073709551615").number == 0x1p64)
  }

  @Test(arguments: ["null", "{}", #"{"a": 1}"#, "[null]"])
  func whatIsNoValueIsRefused(_ json: String) {
    #expect(throws: DecodingError.self) { try Self.value(json) }
  }

  @Test func numbers() {
    #expect(Value.integer(3).number == 3)
    #expect(Value.number(0.5).number == 0.5)
    #expect(Value.text("3").number == nil)
    #expect(Value.text("infinity").number == nil)
    #expect(Value.boolean(true).number == nil)
    #expect(Value.list([1]).number == nil)
  }
}
