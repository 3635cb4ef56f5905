import Foundation
import Random
import Spooling
import TensorFiles
import TestSupport
import Testing
import Wording

@Suite struct SafetensorsTests {
  static let example = TensorFile(
    tensors: [
      .init(
        name: "embedding.weight", shape: [2, 3], values: .float32([1, -2, 3.5, 0, .infinity, 6])),
      .init(name: "ids", shape: [4], values: .int32([0, -1, 7, .max])),
      .init(name: "offsets", shape: [2], values: .int64([0, 1 << 40])),
      .init(name: "none", shape: [0, 5], values: .float32([])),
      .init(name: "text", shape: [3], values: .uint8([104, 105, 33])),
      .init(name: "precise", shape: [], values: .float64([0.1])),
    ],
    metadata: ["note": "a \"quoted\" : {word}", "form": "1"])

  @Test func whatIsWrittenIsRead() throws {
    let data = Self.example.encoded()
    let read = try TensorFile(decoding: data)
    #expect(read.metadata == Self.example.metadata)
    #expect(Set(read.tensors) == Set(Self.example.tensors))
    #expect(read.encoded() == (try TensorFile(decoding: read.encoded())).encoded())
  }

  /// It is the same whether it is in memory or in the file.
  @Test func aLongTextStaysInItsFile() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "long.safetensors")
    let text = (0...ByteSpool.memory).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 9) }
    let file = TensorFile(
      tensors: [
        .init(name: "a", shape: [3], values: .int32([1, 2, 3])),
        .init(name: "text", shape: [text.count], values: .uint8(Bytes(text))),
        .init(name: "z", shape: [1], values: .float64([0.5])),
      ])
    let data = file.encoded()
    try data.write(to: url)
    var seen = 0
    let read = try TensorFile(reading: url) { bytes in
      #expect(bytes.elementsEqual(data[seen..<seen + bytes.count]))
      seen += bytes.count
    }
    #expect(seen == data.count)
    try FileManager.default.removeItem(at: url)
    #expect(read == file)
    #expect(read.encoded() == data)
    try data.dropLast(9).write(to: url)
    #expect(throws: TensorFileError.self) { try TensorFile(reading: url) { _ in } }
  }

  @Test("A file is read tensor by tensor, and all of its bytes are seen in order")
  func readsAFile() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "example.safetensors")
    let data = Self.example.encoded()
    try data.write(to: url)
    var seen = Data()
    let read = try TensorFile(reading: url) { seen.append(contentsOf: $0) }
    #expect(try read == TensorFile(decoding: data))
    #expect(seen == data)
    for length in [0, 7, 8, 20, data.count - 1] {
      try data.prefix(length).write(to: url)
      #expect(throws: TensorFileError.self) { try TensorFile(reading: url) { _ in } }
    }
    try FileManager.default.removeItem(at: url)
    let error = #expect(throws: TensorFileError.self) { try TensorFile(reading: url) { _ in } }
    #expect(error?.description == "the file can't be read: No such file or directory")
  }

  @Test func dataStartsAtAMultipleOfEight() {
    let data = Self.example.encoded()
    let length = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length % 8 == 0)
  }

  static func file(_ header: String, data: [UInt8] = [], length: UInt64? = nil) -> Data {
    var bytes = Data()
    withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    return bytes + Data(header.utf8) + Data(data)
  }

  static func entry(_ shape: String, _ begin: Int, _ end: Int, type: String = "F32") -> String {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
  }

  /// A file with a tensor `a` of one number, and `text` in place of a part of its header.
  static func file(replacing part: String, with text: String) -> Data {
    file("{\"a\":\(entry("[1]", 0, 4))}".replacing(part, with: text), data: [0, 0, 0, 0])
  }

  static let malformed: [(Data, String)] = [
    // The frame.
    (Data(), "ends after 0 bytes"),
    (Data([1, 2, 3]), "ends after 3 bytes"),
    (file("{}", length: 3), "claims 3 bytes"),
    (file("{}", length: .max), "claims"),
    (file(String(repeating: " ", count: 16), length: 1 << 63), "claims"),
    (file(""), "does not begin with '{'"),
    (file("[]"), "does not begin with '{'"),
    (file(" {}"), "does not begin with '{'"),
    (file("\u{feff}{}"), "does not begin with '{'"),
    // Invalid JSON.
    (file("{"), "at byte 1: expected '\"'"),
    (file("{}{}"), "at byte 2: expected nothing"),
    (file("{} \0"), "expected nothing"),
    (file("{\"a"), "ends within a string"),
    (file("{\"a\""), "expected ':'"),
    (file("{\"a\":"), "expected '{'"),
    (file("{\"a\":1}"), "at byte 5: expected '{'"),
    (file("{\"a\":null}"), "expected '{'"),
    (file(replacing: "4]}", with: "4]},"), "expected '\"'"),
    (file(replacing: "\"a\"", with: "'a'"), "expected '\"'"),
    (file(replacing: "{\"a\"", with: "{/* */\"a\""), "expected '\"'"),
    (file(replacing: "[0,4]", with: "[0,4"), "expected ']'"),
    (file(replacing: "[0,4]", with: "[0;4]"), "expected ']'"),
    (file(replacing: "[0,4]", with: "0"), "expected '['"),
    (Data([2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0]), "expected '\"'"),
    // Texts.
    (file(replacing: "\"a\"", with: "\"\0\""), "control character"),
    (file(replacing: "\"a\"", with: "\"\n\""), "control character"),
    (file(replacing: "\"a\"", with: "\"\\x41\""), "no escape"),
    (file(replacing: "\"a\"", with: "\"\\u00\""), "four hexadecimal digits"),
    (file(replacing: "\"a\"", with: "\"\\u+041\""), "four hexadecimal digits"),
    (file(replacing: "\"a\"", with: "\"\\ud800\""), "half a character"),
    (file(replacing: "\"a\"", with: "\"\\udc00\""), "half a character"),
    (file(replacing: "\"a\"", with: "\"\\ud800\\u0041\""), "half a character"),
    (Data([4, 0, 0, 0, 0, 0, 0, 0]) + Data("{\"".utf8) + Data([0xff, 0x22]), "not UTF-8"),
    (Data([5, 0, 0, 0, 0, 0, 0, 0]) + Data("{\"".utf8) + Data([0xc0, 0x80, 0x22]), "not UTF-8"),
    // Numbers.
    (file(replacing: "[1]", with: "[1.5]"), "whole number"),
    (file(replacing: "[1]", with: "[1.0]"), "whole number"),
    (file(replacing: "[1]", with: "[1e0]"), "whole number"),
    (file(replacing: "[1]", with: "[1e999999999999]"), "whole number"),
    (file(replacing: "[1]", with: "[-1]"), "whole number"),
    (file(replacing: "[1]", with: "[-0]"), "whole number"),
    (file(replacing: "[1]", with: "[01]"), "whole number"),
    (file(replacing: "[1]", with: "[0x1]"), "expected ']'"),
    (file(replacing: "[1]", with: "[true]"), "whole number"),
    (file(replacing: "[1]", with: "[\"1\"]"), "whole number"),
    (file(replacing: "[1]", with: "[[1]]"), "whole number"),
    (file(replacing: "[1]", with: "[1,]"), "whole number"),
    (file(replacing: "[1]", with: "[9223372036854775808]"), "larger than any file"),
    (
      file(replacing: "[1]", with: "[\(String(repeating: "9", count: 100_000))]"),
      "larger than any file"
    ),
    // Entries.
    (file("{\"a\":{}}"), "tensor \"a\" has a malformed entry: it needs dtype"),
    (file(replacing: "\"dtype\":\"F32\",", with: ""), "it needs dtype"),
    (file(replacing: "\"dtype\"", with: "\"type\""), "\"type\" isn't part of the format"),
    (file(replacing: "[0,4]", with: "[0]"), "two data_offsets"),
    (file(replacing: "[0,4]", with: "[0,2,4]"), "two data_offsets"),
    (file(replacing: "F32", with: "F16"), "convert it to float32"),
    (file(replacing: "F32", with: ""), "is of type \"\""),
    (file(replacing: "[1]", with: "[4611686018427387904,8]"), "larger than any file"),
    (file(replacing: "[1]", with: "[4611686018427387904,8,0]"), "larger than any file"),
    (file(replacing: "[1]", with: "[2]"), "needs 8 bytes"),
    (file(replacing: "[0,4]", with: "[4,0]"), "needs 4 bytes"),
    (file(replacing: "[0,4]", with: "[9223372036854775803,9223372036854775807]"), "gap"),
    (file("{\"a\":\(entry("[1]", 0, 4))}"), "only 0 bytes"),
    (file("{\"a\":\(entry("[1]", 4, 8))}", data: [UInt8](repeating: 0, count: 8)), "gap"),
    (file("{\"a\":\(entry("[1]", 0, 4))}", data: [0, 0, 0, 0, 0]), "gap"),
    (
      file(
        "{\"a\":\(entry("[1]", 0, 4)),\"b\":\(entry("[1]", 2, 6))}",
        data: [UInt8](repeating: 0, count: 6)), "overlaps"
    ),
    (file("{\"__metadata__\":{\"a\":1}}"), "expected '\"'"),
    (file("{\"__metadata__\":[]}"), "expected '{'"),
    // One name twice, however it is written.
    (
      file("{\"a\":\(entry("[1]", 0, 4)),\"a\":\(entry("[1]", 0, 4))}", data: [0, 0, 0, 0]),
      "the name \"a\" twice"
    ),
    (
      file("{\"a\":\(entry("[0]", 0, 0)),\"\\u0061\":\(entry("[0]", 0, 0))}"),
      "the name \"a\" twice"
    ),
    (file(replacing: "\"dtype\"", with: "\"shape\":[1],\"dtype\""), "the name \"shape\" twice"),
    (file("{\"__metadata__\":{\"n\":\"\",\"n\":\"\"}}"), "the name \"n\" twice"),
    (file("{\"__metadata__\":{},\"__metadata__\":{}}"), "\"__metadata__\" twice"),
  ]

  @Test(arguments: malformed.indices)
  func aMalformedFileIsAClearError(_ index: Int) throws {
    let (data, message) = Self.malformed[index]
    let error = #expect(throws: TensorFileError.self) { try TensorFile(decoding: data) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  /// Everything that JSON allows is read: white space, escapes, any order of the fields, no tensor
  /// at all.
  @Test(arguments: [
    ("{}", []), ("{ } \n\t ", []),
    ("{\"\\u0061\\ud83d\\ude00\\n\\/\":\(entry("[0]", 0, 0))}", ["a😀\n/"]),
    ("{\"\":\(entry("[]", 0, 1, type: "U8"))}", [""]),
    ("{ \"b\" : { \"shape\" : [ ] , \"data_offsets\":[0,1],\"dtype\":\"U8\"} }", ["b"]),
    ("{\"a\":\(entry("[0,9223372036854775807]", 0, 0))}", ["a"]),
  ])
  func whatJSONAllowsIsRead(header: String, names: [String]) throws {
    let data: [UInt8] = header.contains("U8") ? [7] : []
    let file = try TensorFile(decoding: Self.file(header, data: data))
    #expect(file.tensors.map(\.name) == names)
  }

  /// Depth and length that would break a reader that recurses or rescans its text.
  @Test(arguments: [
    ("", "["), ("", "{\"a\":"), ("{\"a\":", "["), ("{\"a\":{\"shape\":", "["),
    ("{\"a\":{\"dtype\":\"", "\\\\"), ("{\"a\":{\"shape\":[", "1,"), ("{", " "),
    ("{\"", "e\u{301}"), ("{\"", "e\u{301}\":{},\""),
  ])
  func depthAndLengthAreErrorsLikeAnyOther(start: String, repeated: String) {
    let header = start + String(repeating: repeated, count: 1_000_000)
    let error = #expect(throws: TensorFileError.self) {
      try TensorFile(decoding: Self.file(header))
    }
    #expect((error?.description.utf8.count ?? 0) < 500, "a message can be read")
  }

  @Test func aNameOfAMillionLettersIsCutInMessages() {
    let name = String(repeating: "e\u{301}", count: 1_000_000)
    let error = #expect(throws: TensorFileError.self) {
      try TensorFile(decoding: Self.file("{\"\(name)\":{}}"))
    }
    #expect(error?.description.contains("…") == true)
    #expect((error?.description.utf8.count ?? 0) < 500)
  }

  @Test func namesInMessagesAreFitForATerminal() {
    let error = TensorFileError.duplicateName("\u{1b}[2J\u{7}")
    #expect(error.description.contains(#"\u{1B}[2J\u{07}"#))
    #expect("é" + String(repeating: "x", count: 500) != "é".shown)
    #expect(String(repeating: "x", count: 500).shown.count == 83)
  }
}
