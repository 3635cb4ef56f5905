import Foundation
import Spooling
import Wording

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
      let end = offset + tensor.values.size
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
    for tensor in tensors { try tensor.values.forEachPiece(body) }
  }

  /// Reads a file's bytes, trusting nothing in them.
  ///
  /// The tensors are in the order of their data.
  /// - Throws: `TensorFileError` if the header or an offset is invalid.
  package init(decoding data: Data) throws(TensorFileError) {
    try self.init(size: data.count) { place, bytes in
      let start = data.startIndex + place
      data.copyBytes(to: bytes, from: start..<start + bytes.count)
      return bytes.count
    }
  }

  /// Reads a file, trusting nothing in it, with nothing but its tensors in memory. A long text stays
  /// in the file, which must not be written to any more.
  ///
  /// - Parameter observe: receives all bytes of the file in order.
  /// - Throws: `TensorFileError` if the file can't be read, and as `init(decoding:)`.
  package init(
    reading url: URL, observe: (UnsafeRawBufferPointer) -> Void
  ) throws(TensorFileError) {
    let file = open(url.path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(reason: Phrase(String(cString: strerror(errno)))) }
    defer { close(file) }
    try self.init(size: Int(lseek(file, 0, SEEK_END))) { place, bytes in
      var count = 0
      while count < bytes.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
        let read = pread(file, rest.baseAddress, rest.count, off_t(place + count))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { break }
        count += read
      }
      observe(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      return count
    } stay: { range throws(SpoolError) in
      try Bytes(descriptor: file, range: range, folder: url.deletingLastPathComponent().path)
    }
  }

  /// - Parameter read: fills a buffer with the bytes from a place in the file, which are asked for in
  ///   order, and returns how many it could.
  /// - Parameter stay: part of the file that isn't copied; `nil` if it isn't in a file.
  private init(
    size: Int, read: (_ place: Int, _ bytes: UnsafeMutableRawBufferPointer) -> Int,
    stay: ((_ range: Range<Int>) throws(SpoolError) -> Bytes)? = nil
  ) throws(TensorFileError) {
    var place = 0
    var isWhole = true
    func fill(_ bytes: UnsafeMutableRawBufferPointer) {
      guard !bytes.isEmpty else { return }
      let count = isWhole ? read(place, bytes) : 0
      // What is missing must not be whatever was in memory.
      UnsafeMutableRawBufferPointer(rebasing: bytes[count...]).initializeMemory(
        as: UInt8.self, repeating: 0)
      isWhole = count == bytes.count
      place += bytes.count
    }
    func bytes(_ count: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        fill(UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count))
        initialized = count
      }
    }

    guard size >= Self.prefix else { throw .tooShort(bytes: max(0, size)) }
    let length = bytes(Self.prefix).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let limit = min(Self.headerLimit, size - Self.prefix)
    guard length <= limit else { throw .headerTooLong(bytes: length, limit: limit) }
    let header = bytes(Int(length))
    let bodySize = size - Self.prefix - Int(length)

    let read = try HeaderReader(header)
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
      guard entry.end <= bodySize else {
        throw .badOffsets(
          name: entry.name, begin: entry.begin, end: entry.end,
          problem: "the data has only \(plain: bodySize) bytes")
      }
      covered = entry.end
      let size = entry.end - entry.begin
      var values: TensorValues?
      if let stay, entry.type == "U8", size > ByteSpool.memory {
        let range = place..<place + size
        for start in stride(from: 0, to: size, by: 1 << 20) {
          _ = bytes(min(1 << 20, size - start))
        }
        do throws(SpoolError) {
          values = .uint8(try stay(range))
        } catch {
          throw .unreadable(reason: Phrase(error.reason))
        }
      } else {
        values = TensorValues(typeName: entry.type, size: size, fill: fill)
      }
      guard let values else { throw .unsupportedType(name: entry.name, type: entry.type) }
      guard isWhole else { throw .unreadable(reason: "it became shorter while it was read") }
      tensors.append(Tensor(name: entry.name, shape: entry.shape, values: values))
    }
    guard covered == bodySize else { throw .gap(at: covered) }
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
        name: name, begin: begin, end: end, problem: "its shape needs \(plain: bytes) bytes")
    }
  }
}
