import Foundation
import Spooling
import TensorFiles
import Wording

/// What a step passes to later steps: a value that can be stored and restored.
package protocol StepProduct: Sendable {
  init(decoding file: TensorFile) throws
  func encoded() throws -> TensorFile
}

/// A stored product that is incomplete.
package enum ProductError: Hashable {
  case missing(name: String)
}

extension ProductError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .missing(let name): "the stored result lacks \"\(name)\""
    }
  }
}

extension TensorFile {
  private static let notePrefix = "note."

  /// Reads a note: a value stored as JSON.
  ///
  /// A note is a tensor of bytes rather than metadata: the format limits its header, and the words
  /// in a note may be of any length.
  func note<Content: Decodable>(_ name: String, as type: Content.Type = Content.self) throws
    -> Content
  {
    guard case .uint8(let json)? = self[Self.notePrefix + name]?.values else {
      throw ProductError.missing(name: name)
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(json.array))
  }

  func hasNote(_ name: String) -> Bool { self[Self.notePrefix + name] != nil }

  mutating func setNote(_ name: String, _ content: some Encodable) throws {
    let encoder = JSONEncoder()
    // The same product gives the same bytes.
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    append(Self.notePrefix + name, .uint8(Bytes(Array(try encoder.encode(content)))))
  }

  mutating func replaceNote(_ name: String, _ content: some Encodable) throws {
    tensors.removeAll { $0.name == Self.notePrefix + name }
    try setNote(name, content)
  }

  /// The file without its notes.
  var withoutNotes: TensorFile {
    TensorFile(tensors: tensors.filter { !$0.name.hasPrefix(Self.notePrefix) })
  }

  func float32(_ name: String) throws -> [Float] {
    guard case .float32(let values)? = self[name]?.values else {
      throw ProductError.missing(name: name)
    }
    return values
  }

  func float64(_ name: String) throws -> [Double] {
    guard case .float64(let values)? = self[name]?.values else {
      throw ProductError.missing(name: name)
    }
    return values
  }

  func int32(_ name: String) throws -> [Int32] {
    guard case .int32(let values)? = self[name]?.values else {
      throw ProductError.missing(name: name)
    }
    return values
  }

  func integers(_ name: String) throws -> [Int] {
    guard case .int64(let values)? = self[name]?.values else {
      throw ProductError.missing(name: name)
    }
    return values.map(Int.init)
  }

  func bytes(_ name: String) throws -> Bytes {
    guard case .uint8(let values)? = self[name]?.values else {
      throw ProductError.missing(name: name)
    }
    return values
  }

  mutating func append(_ name: String, integers: [Int]) {
    append(name, .int64(integers.map(Int64.init)))
  }
}
