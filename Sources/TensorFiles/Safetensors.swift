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
    var data = Data(capacity: Self.prefix + json.count + offset)
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(json)
    for tensor in tensors { tensor.values.withUnsafeBytes { data.append(contentsOf: $0) } }
    return data
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

    var entries = try Self.object(header)
    metadata = [:]
    if let notes = entries.removeValue(forKey: "__metadata__") {
      guard let notes = notes as? [String: String] else {
        throw .badEntry(name: "__metadata__", problem: "it must map strings to strings")
      }
      metadata = notes
    }
    var described: [Entry] = []
    for (name, entry) in entries { described.append(try Entry(name: name, entry)) }
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

  private static func object(_ header: Data) throws(TensorFileError) -> [String: Any] {
    let parsed: Any
    do {
      parsed = try JSONSerialization.jsonObject(with: header)
    } catch {
      throw .headerNotJSON("it does not parse")
    }
    guard let object = parsed as? [String: Any] else { throw .headerNotJSON("it is a list") }
    // A parser keeps one of two equal names and says nothing: count the names in the text.
    guard countOfNames(inObject: header) == object.count else { throw .duplicateName }
    return object
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

/// What a header says of one tensor, checked within itself.
private struct Entry {
  let name: String
  let type: String
  let shape: [Int]
  let begin: Int
  let end: Int

  init(name: String, _ value: Any) throws(TensorFileError) {
    guard let fields = value as? [String: Any], let type = fields["dtype"] as? String,
      let shape = Self.integers(fields["shape"]), shape.allSatisfy({ $0 >= 0 }),
      let offsets = Self.integers(fields["data_offsets"]), offsets.count == 2
    else {
      throw .badEntry(
        name: name, problem: "it needs dtype, shape and two data_offsets, none negative")
    }
    guard let size = TensorValues.size(ofType: type) else {
      throw .unsupportedType(name: name, type: type)
    }
    let (begin, end) = (offsets[0], offsets[1])
    var bytes = size
    for extent in shape {
      let product = bytes.multipliedReportingOverflow(by: extent)
      guard !product.overflow else {
        throw .badEntry(name: name, problem: "its shape is larger than any file")
      }
      bytes = product.partialValue
    }
    guard begin >= 0, end >= begin, end - begin == bytes else {
      throw .badOffsets(
        name: name, begin: begin, end: end, problem: "its shape needs \(bytes) bytes")
    }
    (self.name, self.type, self.shape, self.begin, self.end) = (name, type, shape, begin, end)
  }

  /// A list of whole numbers; `nil` where anything else stands in it, such as 1.5 or true.
  private static func integers(_ value: Any?) -> [Int]? {
    guard let list = value as? [Any] else { return nil }
    var integers: [Int] = []
    for element in list {
      guard !(element is Bool), let number = element as? Double,
        let integer = Int(exactly: number)
      else { return nil }
      integers.append(integer)
    }
    return integers
  }
}
