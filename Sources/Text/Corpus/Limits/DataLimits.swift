/// The bounds on data for one command. They decide whether it is read, never what the results are.
package struct DataLimits: Hashable, Sendable {
  private var values: [DataLimit: Int] = [:]

  /// - Parameter bounds: replacements for the standard ones; of two for one limit, the last
  ///   applies.
  package init(_ bounds: [DataBound] = []) {
    for bound in bounds { values[bound.limit] = bound.value }
  }

  subscript(limit: DataLimit) -> Int { values[limit] ?? limit.standard }

  /// - Parameters:
  ///   - found: how much there is.
  ///   - path: the file, folder or archive.
  ///   - entry: the entry of the archive.
  /// - Throws: `CorpusError.overLimit` if that is more than is allowed.
  func check(
    _ limit: DataLimit, found: Int, path: String, entry: String? = nil
  ) throws(CorpusError) {
    guard found <= self[limit] else {
      throw CorpusError.overLimit(
        limit, path: path, entry: entry, found: found, allowed: self[limit])
    }
  }

  /// How many bytes a packed text may have.
  ///
  /// Text shrinks to a third or a tenth when it is compressed. What shrinks to less than a
  /// hundredth is repetitive beyond use: unless the limit on a text was given, it may have 64 MB.
  ///
  /// - Parameter size: the size of the file, in bytes.
  func unpacked(from size: Int) -> Int {
    if let given = values[.text] { return given }
    let plausible = max(64_000_000, size.multipliedReportingOverflow(by: 100).partialValue)
    return min(plausible, DataLimit.text.standard)
  }
}
