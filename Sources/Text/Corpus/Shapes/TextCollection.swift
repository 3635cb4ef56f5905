import Foundation

/// Texts in one file or many: the files of folders and archives, and single ones, in order.
package struct TextCollection: Hashable, Sendable {
  /// A part of the collection, as given.
  package enum Part: Hashable, Sendable {
    case file(path: String)
    case folder(path: String)
    case archive(path: String)

    package var path: String {
      switch self {
      case .file(let path), .folder(let path), .archive(let path): path
      }
    }

    /// The last component of the path.
    var name: String { URL(filePath: path).lastPathComponent }
  }

  package let parts: [Part]

  package init(_ parts: [Part]) {
    self.parts = parts
  }

  /// What the collection is called in messages about all of it.
  var path: String { parts.map(\.path).joined(separator: ", ") }

  /// - Throws: `CorpusError`, `ShapeError`, and what `progress` throws.
  func read(
    options: ReadOptions, limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> Corpus {
    let catalogs = try parts.map { try catalog(of: $0, limits: limits, progress: progress) }
    let sizes = catalogs.flatMap { $0.files.map(\.size) }
    let size = sizes.reduce(0, +)
    try limits.check(.total, found: size, path: path)
    let splits =
      sizes.count > 1
      ? try SplitFiles(names: catalogs.flatMap { $0.files.map(\.name) }, path: path) : nil

    var sink = DocumentSink(invalidText: options.invalidText, limits: limits, path: path)
    for split in DataSplit.allCases {
      let chosen = sizes.indices.lazy.filter { (splits?.splits[$0] ?? .train) == split }
      sink.reserveCapacity(
        documents: chosen.count, bytes: chosen.reduce(0) { $0 + sizes[$1] }, of: split)
    }
    var done = 0
    var number = -1
    try progress(ReadProgress(unit: .bytes, done: 0, total: size))
    for catalog in catalogs {
      for file in catalog.files {
        number += 1
        if let splits {
          guard let split = splits.splits[number] else { continue }
          sink.split = split
        }
        let reader = CollectionFileReader(file: file, options: options, limits: limits)
        try reader.read(from: catalog, into: &sink) { count in
          done += count
          try progress(ReadProgress(unit: .bytes, done: min(done, size), total: size))
        }
      }
    }
    var corpus = try corpus(try sink.finish(), options: options)
    corpus.findings = catalogs.flatMap(\.findings) + (splits?.findings ?? []) + corpus.findings
    return corpus
  }

  private func catalog(
    of part: Part, limits: DataLimits, progress: ReadProgress.Handler
  ) throws -> CollectionCatalog {
    switch part {
    case .file(let path):
      let status = try FileStatus(path: path)
      try DataFile.requireFile(status, path: path)
      guard status.size > 0 else { throw CorpusError.emptyFile(path: path) }
      try limits.check(.text, found: status.size, path: path)
      return CollectionCatalog(
        files: [
          CollectionFile(name: part.name, content: .file(path: path, size: status.size))
        ])
    case .folder(let path):
      return try CollectionFolder(path: path).catalog(limits: limits, progress: progress)
    case .archive(let path):
      return try CollectionArchive(path: path).catalog(limits: limits, progress: progress)
    }
  }

  private func corpus(
    _ read: (documents: [Documents], findings: [Finding], replaced: Int), options: ReadOptions
  ) throws -> Corpus {
    var (documents, findings, replaced) = read
    let present = DataSplit.allCases.filter { !documents[$0.rawValue].isEmpty }
    guard !present.isEmpty else { throw ShapeError.noDocuments(path: path) }
    guard present.contains(.train) else {
      throw ShapeError.noTraining(path: path, found: present)
    }
    for (split, limit) in [(DataSplit.train, options.limit), (.test, options.testLimit)]
    where limit > 0 {
      documents[split.rawValue].keepFirst(limit)
    }
    func split(_ split: DataSplit) -> Documents? {
      present.contains(split) ? documents[split.rawValue] : nil
    }
    let count = documents.reduce(0) { $0 + $1.count }
    let names = parts.map(\.name)
    return Corpus(
      train: documents[DataSplit.train.rawValue], validation: split(.validation),
      test: split(.test),
      description: (count == 1 ? "One text" : "\(count) texts")
        + ", from \(listed(names, of: names.count))",
      replacedCharacters: replaced, findings: findings)
  }
}
