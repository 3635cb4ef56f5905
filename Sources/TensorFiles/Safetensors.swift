import Foundation

/// The safetensors format: the length of a JSON header, the header, the data.
///
/// Little-endian throughout. Source: the format section of huggingface/safetensors.
extension TensorFile {
  /// The longest header that is read, as in the reference implementation.
  private static let headerLimit = 100_000_000
  private static let prefix = MemoryLayout<UInt64>.size

  /// The file's bytes, always the same for the same content.
  package func encoded() -> Data {
    var data = Data()
    forEachPiece { data.append(contentsOf: $0) }
    return data
  }

  /// Calls `body` with the file's bytes in order, tensor by tensor, so that writing or hashing them
  /// needs no second copy in memory.
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
    // Strings, integers and lists of them: nothing that JSON can't represent.
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
  /// The tensors are in the order of their data.
  /// - Throws: `TensorFileError` if the header or an offset is invalid.
  package init(decoding data: Data) throws(TensorFileError) {
    guard data.count >= Self.prefix else { throw .tooShort(bytes: data.count) }
    let length = data.prefix(Self.prefix).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let limit = min(Self.headerLimit, data.count - Self.prefix)
    guard length <= limit else { throw .headerTooLong(bytes: length, limit: limit) }
    let header = data.dropFirst(Self.prefix).prefix(Int(length))
    let body = data.dropFirst(Self.prefix + Int(length))

    let read = try HeaderReader(Array(header))
    metadata = read.metadata
    var described: [Entry] = []
    for entry in read.entries { described.append(try Entry(entry)) }
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
}

/// One tensor's entry in the header, checked for consistency.
private struct Entry {
  let name: String
  let type: String
  let shape: [Int]
  let begin: Int
  let end: Int

  init(_ entry: HeaderReader.Entry) throws(TensorFileError) {
    (name, type, shape) = (entry.name, entry.type, entry.shape)
    guard entry.offsets.count == 2 else {
      throw .badEntry(name: name, problem: "it needs two data_offsets, the begin and the end")
    }
    guard var bytes = TensorValues.size(ofType: type) else {
      throw .unsupportedType(name: name, type: type)
    }
    for extent in shape {
      let product = bytes.multipliedReportingOverflow(by: extent)
      guard !product.overflow else {
        throw .badEntry(name: name, problem: "its shape is larger than any file")
      }
      bytes = product.partialValue
    }
    (begin, end) = (entry.offsets[0], entry.offsets[1])
    guard end >= begin, end - begin == bytes else {
      throw .badOffsets(
        name: name, begin: begin, end: end, problem: "its shape needs \(bytes) bytes")
    }
  }
}
