import Foundation
import Random
import TensorFiles
import Testing

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

  static let malformed: [(Data, String)] = [
    (Data(), "ends after 0 bytes"),
    (Data([1, 2, 3]), "ends after 3 bytes"),
    (file("{}", length: 3), "claims 3 bytes"),
    (file("{}", length: .max), "claims"),
    (file("[]"), "no JSON object"),
    (file("{"), "no JSON object"),
    (file(""), "no JSON object"),
    (file("{\"a\":1}"), "malformed entry"),
    (file("{\"a\":{}}"), "malformed entry"),
    (file("{\"a\":\(entry("[1.5]", 0, 6))}", data: [0, 0, 0, 0, 0, 0]), "malformed entry"),
    (file("{\"a\":\(entry("[-1]", 0, 4))}", data: [0, 0, 0, 0]), "malformed entry"),
    (file("{\"a\":\(entry("[true]", 0, 4))}", data: [0, 0, 0, 0]), "malformed entry"),
    (file("{\"a\":\(entry("[4611686018427387904,8]", 0, 4))}"), "larger than any file"),
    (file("{\"a\":\(entry("[2]", 0, 4))}", data: [0, 0, 0, 0]), "needs 8 bytes"),
    (file("{\"a\":\(entry("[1]", 4, 0))}", data: [0, 0, 0, 0]), "needs 4 bytes"),
    (file("{\"a\":\(entry("[1]", 0, 4))}"), "only 0 bytes"),
    (file("{\"a\":\(entry("[1]", 4, 8))}", data: [UInt8](repeating: 0, count: 8)), "gap"),
    (file("{\"a\":\(entry("[1]", 0, 4))}", data: [0, 0, 0, 0, 0]), "gap"),
    (
      file(
        "{\"a\":\(entry("[1]", 0, 4)),\"b\":\(entry("[1]", 2, 6))}",
        data: [UInt8](repeating: 0, count: 6)), "overlaps"
    ),
    (
      file("{\"a\":\(entry("[1]", 0, 4)),\"a\":\(entry("[1]", 0, 4))}", data: [0, 0, 0, 0]),
      "one name twice"
    ),
    (file("{\"a\":\(entry("[1]", 0, 2, type: "F16"))}", data: [0, 0]), "convert it to float32"),
    (file("{\"__metadata__\":{\"a\":1}}"), "strings to strings"),
  ]

  @Test(arguments: malformed.indices)
  func aMalformedFileIsAClearError(_ index: Int) throws {
    let (data, message) = Self.malformed[index]
    let error = #expect(throws: TensorFileError.self) { try TensorFile(decoding: data) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func mutatedFilesNeverCrash() {
    let original = Self.example.encoded()
    var random = MersenneTwister(seed: 5)
    var refused = 0
    for _ in 0..<20_000 {
      var data = original
      for _ in 0..<Int.random(in: 1...4, using: &random) where !data.isEmpty {
        let place = Int.random(in: 0..<data.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: data[place] = UInt8.random(in: 0...255, using: &random)
        case 1: data.remove(at: place)
        case 2: data.insert(UInt8.random(in: 32...126, using: &random), at: place)
        default: data = data.prefix(place + 1)
        }
      }
      do { _ = try TensorFile(decoding: data) } catch { refused += 1 }
    }
    #expect(refused > 10_000)
  }
}
