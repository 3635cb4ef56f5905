/// Why bytes are no safetensors file that can be read here.
package enum TensorFileError: Error, Hashable {
  case tooShort(bytes: Int)
  case headerTooLong(bytes: UInt64, limit: Int)
  case headerNotJSON(String)
  case duplicateName
  case badEntry(name: String, problem: String)
  case unsupportedType(name: String, type: String)
  case badOffsets(name: String, begin: Int, end: Int, problem: String)
  case gap(at: Int)
}

extension TensorFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooShort(let bytes):
      "not a safetensors file: it ends after \(bytes) bytes, inside its header"
    case .headerTooLong(let bytes, let limit):
      "not a safetensors file: its header claims \(bytes) bytes, of \(limit) there can be"
    case .headerNotJSON(let problem):
      "not a safetensors file: its header is no JSON object (\(problem))"
    case .duplicateName:
      "the safetensors header has one name twice"
    case .badEntry(let name, let problem):
      "tensor \"\(name)\" has a malformed entry: \(problem)"
    case .unsupportedType(let name, let type):
      "tensor \"\(name)\" is of type \(type); convert it to float32 (F32) first"
    case .badOffsets(let name, let begin, let end, let problem):
      "tensor \"\(name)\" lies at \(begin) ..< \(end): \(problem)"
    case .gap(let offset):
      "the tensors leave a gap in the data, or bytes behind it, at offset \(offset)"
    }
  }
}
