import Wording

/// The header of a safetensors file: a JSON object in the one form that the format allows.
///
/// The form is fixed, so nothing here recurses, whatever a header contains.
struct HeaderReader {
  /// One tensor's entry.
  struct Entry {
    var name: String
    var type = ""
    var shape: [Int] = []
    var offsets: [Int] = []
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: String] = [:]

  /// - Throws: `TensorFileError` at the first unexpected byte.
  init(_ bytes: [UInt8]) throws(TensorFileError) {
    guard bytes.first == UInt8(ascii: "{") else { throw .noHeader }
    var scanner = JSONScanner(bytes)
    var header = self
    try scanner.object { (scanner, name) throws(TensorFileError) in
      if name == "__metadata__" {
        header.metadata = try Self.metadata(&scanner)
      } else {
        header.entries.append(try Self.entry(name, &scanner))
      }
    }
    try scanner.end()
    self = header
  }

  private static func metadata(
    _ scanner: inout JSONScanner
  ) throws(TensorFileError) -> [String: String] {
    var metadata: [String: String] = [:]
    try scanner.object { (scanner, name) throws(TensorFileError) in
      metadata[name] = try scanner.string()
    }
    return metadata
  }

  private static func entry(
    _ name: String, _ scanner: inout JSONScanner
  ) throws(TensorFileError) -> Entry {
    var entry = Entry(name: name)
    // No field can occur twice.
    var fields = 0
    try scanner.object { (scanner, field) throws(TensorFileError) in
      fields += 1
      switch field {
      case "dtype": entry.type = try scanner.string()
      case "shape": entry.shape = try scanner.integers()
      case "data_offsets": entry.offsets = try scanner.integers()
      default: throw .badEntry(name: name, problem: "\(field.shown) isn't part of the format")
      }
    }
    guard fields == 3 else {
      throw .badEntry(name: name, problem: "it needs dtype, shape and data_offsets")
    }
    return entry
  }
}
