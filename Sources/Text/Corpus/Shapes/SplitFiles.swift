import Wording

/// Which files are for training, validation and testing, if their names say so.
struct SplitFiles {
  /// The split of each file; `nil` for one that belongs to none, and is left out.
  let splits: [DataSplit?]
  let findings: [Finding]

  /// - Parameter names: all files, in order.
  /// - Returns: `nil` unless one file is for training and another one isn't, and most files belong
  ///   to a split.
  /// - Throws: `CorpusError.severalDataSets` if the names are those of two data sets;
  ///   `ShapeError.noTraining` if all files are for validation and testing.
  init?(names: [String], path: String) throws {
    let named = names.map(DataSplit.named)
    let found = Set(named.compactMap { $0?.split })
    guard found.count > 1, 2 * named.count(where: { $0 != nil }) >= names.count else { return nil }
    guard found.contains(.train) else {
      guard named.allSatisfy({ $0 != nil }) else { return nil }
      throw ShapeError.noTraining(path: path, found: found.sorted { $0.rawValue < $1.rawValue })
    }
    let firsts = Dictionary(
      zip(named, names).compactMap { named, name in named.map { ($0.set, name) } },
      uniquingKeysWith: { one, _ in one })
    let sets = firsts.sorted { $0.key < $1.key }
    guard sets.count == 1 else {
      throw CorpusError.severalDataSets(path: path, first: sets[0].value, second: sets[1].value)
    }
    splits = named.map { $0?.split }
    var findings: [Finding] = []
    for split in DataSplit.allCases where found.contains(split) {
      let files = zip(splits, names).filter { $0.0 == split }.map(\.1)
      findings.append(
        Finding("\(split.texts) are in \(listed(files, of: files.count))"))
    }
    let others = zip(splits, names).filter { $0.0 == nil }.map(\.1)
    if !others.isEmpty {
      findings.append(
        Finding(
          "\(counted(others.count, "file")) left out as belonging to no split: \(listed(others, of: others.count))"
        ))
    }
    self.findings = findings
  }
}
