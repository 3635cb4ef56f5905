import Wording

/// Why bytes can't be read as a safetensors file.
package enum TensorFileError: Hashable {
  case tooShort(bytes: Int)
  case headerTooLong(bytes: UInt64, limit: Int)
  case noHeader
  case badHeader(offset: Int, problem: Phrase)
  case duplicateName(String)
  case badEntry(name: String, problem: Phrase)
  case unsupportedType(name: String, type: String)
  case badOffsets(name: String, begin: Int, end: Int, problem: Phrase)
  case gap(at: Int)
  case unreadable(reason: Phrase)
}

extension TensorFileError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .tooShort(let bytes):
      "not a safetensors file: it ends after \(plain: bytes) bytes, inside its header"
    case .headerTooLong(let bytes, let limit):
      "not a safetensors file: its header claims \(bytes) bytes; the limit is \(plain: limit)"
    case .noHeader:
      "not a safetensors file: its header does not begin with '{'"
    case .badHeader(let offset, let problem):
      "the safetensors header is malformed at byte \(plain: offset): \(problem)"
    case .duplicateName(let name):
      "the safetensors header has the name \(name.shown) twice"
    case .badEntry(let name, let problem):
      "tensor \(name.shown) has a malformed entry: \(problem)"
    case .unsupportedType(let name, let type):
      "tensor \(name.shown) is of type \(type.shown); convert it to float32 (F32) first"
    case .badOffsets(let name, let begin, let end, let problem):
      "tensor \(name.shown) lies at \(plain: begin) ..< \(plain: end): \(problem)"
    case .unreadable(let reason):
      "the file can't be read: \(reason)"
    case .gap(let offset):
      "the tensors leave a gap in the data, or bytes after it, at offset \(plain: offset)"
    }
  }
}

extension String {
  /// A name from an untrusted file, safe for a terminal: quoted, escaped and shortened.
  package var shown: String {
    let limit = 80
    let start = String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
    return start.debugDescription + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
  }
}
