/// Why results can't be stored or read.
package enum StorageError: Error, Hashable {
  case cannotWrite(path: String, reason: String)
  case damaged(path: String, reason: String)
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "can't write \(path): \(reason). Make room or choose another folder with --output"
    case .damaged(let path, let reason):
      "the stored result \(path) is damaged: \(reason)"
    }
  }
}
