import Spooling

/// Named arrays of numbers with metadata: the content of a safetensors file.
package struct TensorFile: Hashable, Sendable {
  package struct Tensor: Hashable, Sendable {
    package var name: String
    /// Row-major; empty for a scalar.
    package var shape: [Int]
    package var values: TensorValues

    package init(name: String, shape: [Int], values: TensorValues) {
      precondition(shape.reduce(1, *) == values.count, "a shape holds exactly its values")
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  package var tensors: [Tensor]
  package var metadata: [String: String]

  package init(tensors: [Tensor] = [], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  package subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// Adds a one-dimensional tensor.
  package mutating func append(_ name: String, _ values: TensorValues) {
    tensors.append(Tensor(name: name, shape: [values.count], values: values))
  }
}

/// The numbers of a tensor, in the types that this project writes.
package enum TensorValues: Hashable, Sendable {
  case float32([Float])
  case float64([Double])
  case int32([Int32])
  case int64([Int64])
  /// A text, which may be too long for memory.
  case uint8(Bytes)

  package var count: Int {
    switch self {
    case .float32(let values): values.count
    case .float64(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .uint8(let values): values.count
    }
  }

  /// The type's name in a safetensors header.
  package var typeName: String {
    switch self {
    case .float32: "F32"
    case .float64: "F64"
    case .int32: "I32"
    case .int64: "I64"
    case .uint8: "U8"
    }
  }

  /// Calls `body` with the numbers' bytes as they are in memory, which is little-endian here.
  package func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    switch self {
    case .float32(let values): try values.withUnsafeBytes(body)
    case .float64(let values): try values.withUnsafeBytes(body)
    case .int32(let values): try values.withUnsafeBytes(body)
    case .int64(let values): try values.withUnsafeBytes(body)
    case .uint8(let values): try values.withUnsafeBytes { try body(UnsafeRawBufferPointer($0)) }
    }
  }

  /// Calls `body` with these bytes in order, piece by piece if they are many.
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    guard case .uint8(let bytes) = self else { return try withUnsafeBytes(body) }
    try bytes.forEachPiece { try body(UnsafeRawBufferPointer($0)) }
  }

  /// The size of these bytes.
  package var size: Int { count * (Self.size(ofType: typeName) ?? 0) }

  /// Numbers of the named type; `nil` for an unsupported type.
  ///
  /// - Parameters:
  ///   - size: of all numbers, in bytes.
  ///   - fill: writes the numbers' bytes.
  package init?(
    typeName: String, size: Int, fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    switch typeName {
    case "F32": self = .float32(Self.numbers(size, fill))
    case "F64": self = .float64(Self.numbers(size, fill))
    case "I32": self = .int32(Self.numbers(size, fill))
    case "I64": self = .int64(Self.numbers(size, fill))
    case "U8": self = .uint8(Bytes(Self.numbers(size, fill)))
    default: return nil
    }
  }

  /// The size of one number of the named type, in bytes; `nil` for an unsupported type.
  package static func size(ofType typeName: String) -> Int? {
    switch typeName {
    case "F32", "I32": 4
    case "F64", "I64": 8
    case "U8": 1
    default: nil
    }
  }

  private static func numbers<Number: BitwiseCopyable>(
    _ size: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) -> [Number] {
    let capacity = size / MemoryLayout<Number>.size
    return [Number](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = capacity
      fill(
        UnsafeMutableRawBufferPointer(
          start: buffer.baseAddress, count: capacity * MemoryLayout<Number>.size))
    }
  }
}
