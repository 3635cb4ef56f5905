import Foundation
import TensorFiles

/// The files that the scripts in Tests/Reference made with PyTorch, kept in Tests/Fixtures.
package enum Fixture {
  /// The location of a file, by its full name.
  package static func url(_ file: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(file)")
  }

  /// The tensors that `save_tensors` wrote.
  package static func tensors(_ name: String) throws -> TensorFile {
    try TensorFile(decoding: Data(contentsOf: url("\(name).safetensors")))
  }

  /// What `save_json` wrote.
  package static func json<Content: Decodable>(
    _ name: String, as type: Content.Type = Content.self
  ) throws -> Content {
    try JSONDecoder().decode(type, from: Data(contentsOf: url("\(name).json")))
  }
}

/// A fixture that lacks what a test needs.
package struct FixtureError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension TensorFile {
  /// The tensors whose names begin with `prefix` and a period, with these removed.
  package func part(_ prefix: String) -> TensorFile {
    TensorFile(
      tensors: tensors.filter { $0.name.hasPrefix(prefix + ".") }.map { tensor in
        var tensor = tensor
        tensor.name.removeFirst(prefix.count + 1)
        return tensor
      })
  }

  /// The numbers of a tensor of F32.
  package func floats(_ name: String) throws -> [Float] {
    guard case .float32(let values)? = self[name]?.values else {
      throw FixtureError("there are no F32 numbers \(name)")
    }
    return values
  }

  /// The numbers of a tensor of F64.
  package func doubles(_ name: String) throws -> [Double] {
    guard case .float64(let values)? = self[name]?.values else {
      throw FixtureError("there are no F64 numbers \(name)")
    }
    return values
  }

  /// The numbers of a tensor of I32 or I64.
  package func integers(_ name: String) throws -> [Int] {
    switch self[name]?.values {
    case .int32(let values): return values.map(Int.init)
    case .int64(let values): return values.map(Int.init)
    default: throw FixtureError("there are no integers \(name)")
    }
  }
}
