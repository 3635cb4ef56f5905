/// A bound on data as given on the command line, such as "document=200MB" or "entries=3000000".
package struct DataBound: Hashable, Sendable {
  package let limit: DataLimit
  package let value: Int

  package init(_ limit: DataLimit, _ value: Int) {
    self.limit = limit
    self.value = value
  }

  /// - Throws: `DataBoundError`.
  package init(parsing argument: String) throws(DataBoundError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw DataBoundError.noValue }
    let (name, text) = (String(parts[0]), String(parts[1]))
    guard let limit = DataLimit(rawValue: name) else { throw DataBoundError.unknownLimit(name) }
    let value = limit == .entries ? Int(text) : ByteCount(text)?.bytes
    guard let value, value > 0 else {
      throw limit == .entries ? DataBoundError.noCount(text) : DataBoundError.noSize(text)
    }
    self.init(limit, value)
  }
}

extension DataBound: CustomStringConvertible {
  package var description: String { limit.argument(value) }
}

/// Why a bound can't be parsed.
package enum DataBoundError: Error, Hashable {
  case noValue
  case unknownLimit(String)
  case noSize(String)
  case noCount(String)
}

extension DataBoundError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noValue: "write a name, =, and a limit, as in document=200MB"
    case .unknownLimit(let name):
      "there is no limit '\(name)', only "
        + DataLimit.allCases.map(\.rawValue).joined(separator: ", ")
    case .noSize(let text):
      "'\(text)' is not a size; write a number above 0 and a unit, as in 200MB, 1.5GB or 512MiB"
    case .noCount(let text):
      "'\(text)' is not a number of entries; write a whole number above 0, as in 3000000"
    }
  }
}
