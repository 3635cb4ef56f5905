import Foundation

/// The safetensors format: the length of a JSON header, the header, the data.
///
/// Little-endian throughout. Source: the format section of huggingface/safetensors.
extension TensorFile {
  /// The longest header that is read, as in the reference implementation.
  private static let headerLimit = 100_000_000
  private static let prefix = MemoryLayout<UInt64>.size

  /// The file's bytes. The same content always gives the same bytes.
  package func encoded() -> Data {
    var data = Data()
    forEachPiece { data.append(contentsOf: $0) }
    return data
  }

  /// Calls `body` with the file's bytes in order, tensor by tensor: to be written or digested, they
  /// need not lie in memory a second time.
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    var header: [String: Any] = [:]
    if !metadata.isEmpty { header["__metadata__"] = metadata }
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.values.withUnsafeBytes(\.count)
      header[tensor.name] = [
        "dtype": tensor.values.typeName, "shape": tensor.shape, "data_offsets": [offset, end],
      ]
      offset = end
    }
    // Strings, integers and lists of them: there is nothing in it that JSON could not hold.
    var json =
      (try? JSONSerialization.data(
        withJSONObject: header, options: [.sortedKeys, .withoutEscapingSlashes])) ?? Data()
    json.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - json.count % 8) % 8))
    try withUnsafeBytes(of: UInt64(json.count).littleEndian) { try body($0) }
    try json.withUnsafeBytes { try body($0) }
    for tensor in tensors { try tensor.values.withUnsafeBytes { try body($0) } }
  }

  /// Reads a file's bytes, trusting nothing in them.
  ///
  /// The tensors come in the order of their data.
  /// - Throws: `TensorFileError` where the header or an offset is not sound.
  package init(decoding data: Data) throws(TensorFileError) {
    guard data.count >= Self.prefix else { throw .tooShort(bytes: data.count) }
    let length = data.prefix(Self.prefix).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let limit = min(Self.headerLimit, data.count - Self.prefix)
    guard length <= limit else { throw .headerTooLong(bytes: length, limit: limit) }
    let header = data.dropFirst(Self.prefix).prefix(Int(length))
    let body = data.dropFirst(Self.prefix + Int(length))

    metadata = [:]
    var described: [Entry] = []
    for (name, value) in try Self.entries(of: header) {
      if name != "__metadata__" {
        described.append(try Entry(name: name, value))
      } else if case .notes(let notes) = value {
        metadata = notes
      } else {
        throw .badEntry(name: name, problem: "it must map strings to strings")
      }
    }
    described.sort { ($0.begin, $0.end, $0.name) < ($1.begin, $1.end, $1.name) }

    tensors = []
    var covered = 0
    for entry in described {
      guard entry.begin >= covered else {
        throw .badOffsets(
          name: entry.name, begin: entry.begin, end: entry.end,
          problem: "it overlaps another tensor")
      }
      guard entry.begin == covered else { throw .gap(at: covered) }
      guard entry.end <= body.count else {
        throw .badOffsets(
          name: entry.name, begin: entry.begin, end: entry.end,
          problem: "the data has only \(body.count) bytes")
      }
      covered = entry.end
      let bytes = body.dropFirst(entry.begin).prefix(entry.end - entry.begin)
      let values = bytes.withUnsafeBytes { TensorValues(typeName: entry.type, bytes: $0) }
      guard let values else { throw .unsupportedType(name: entry.name, type: entry.type) }
      tensors.append(Tensor(name: entry.name, shape: entry.shape, values: values))
    }
    guard covered == body.count else { throw .gap(at: covered) }
  }

  private static func entries(of header: Data) throws(TensorFileError) -> [String: HeaderValue] {
    let entries: [String: HeaderValue]
    do {
      entries = try JSONDecoder().decode([String: HeaderValue].self, from: header)
    } catch {
      throw .headerNotJSON("it must be an object that maps names to objects")
    }
    // A parser keeps one of two equal names and says nothing: count the names in the text.
    guard countOfNames(inObject: header) == entries.count else { throw .duplicateName }
    return entries
  }

  /// The number of names of the outermost object: the colons outside strings and inner objects.
  private static func countOfNames(inObject json: Data) -> Int {
    var (depth, names, isInString, isEscaped) = (0, 0, false, false)
    for byte in json {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":") where depth == 1: names += 1
      default: break
      }
    }
    return names
  }
}

/// A value of the header: a tensor, the notes under `__metadata__`, or something that is neither.
private enum HeaderValue: Decodable {
  struct Tensor: Decodable {
    let dtype: String
    let shape: [Int]
    let data_offsets: [Int]
  }

  case tensor(Tensor)
  case notes([String: String])
  case malformed

  init(from decoder: any Decoder) throws {
    if let tensor = try? Tensor(from: decoder) {
      self = .tensor(tensor)
    } else if let notes = try? [String: String](from: decoder) {
      self = .notes(notes)
    } else {
      self = .malformed
    }
  }
}

/// What a header says of one tensor, checked within itself.
private struct Entry {
  let name: String
  let type: String
  let shape: [Int]
  let begin: Int
  let end: Int

  init(name: String, _ value: HeaderValue) throws(TensorFileError) {
    guard case .tensor(let tensor) = value, tensor.shape.allSatisfy({ $0 >= 0 }),
      tensor.data_offsets.count == 2
    else {
      throw .badEntry(
        name: name, problem: "it needs dtype, shape and two data_offsets, none negative")
    }
    guard var bytes = TensorValues.size(ofType: tensor.dtype) else {
      throw .unsupportedType(name: name, type: tensor.dtype)
    }
    for extent in tensor.shape {
      let product = bytes.multipliedReportingOverflow(by: extent)
      guard !product.overflow else {
        throw .badEntry(name: name, problem: "its shape is larger than any file")
      }
      bytes = product.partialValue
    }
    let (begin, end) = (tensor.data_offsets[0], tensor.data_offsets[1])
    guard begin >= 0, end >= begin, end - begin == bytes else {
      throw .badOffsets(
        name: name, begin: begin, end: end, problem: "its shape needs \(bytes) bytes")
    }
    (self.name, type, shape) = (name, tensor.dtype, tensor.shape)
    (self.begin, self.end) = (begin, end)
  }
}
