import Foundation
import TestSupport
import Testing
import Text
import Wording

/// A folder of data, read as `--data` does.
struct ShapeTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try folder.write(text, to: name)
  }

  enum Packing: CaseIterable { case folder, tar, tarGzip, zip }

  /// Writes the entries as a folder or an archive, and returns its name.
  func pack(_ entries: [TestEntry], _ packing: Packing) throws -> String {
    switch packing {
    case .folder:
      for entry in entries { try folder.write(entry.contents, to: "data/" + entry.path) }
      return "data"
    case .tar: try folder.write(tar(entries), to: "data.tar")
    case .tarGzip: try folder.write(gzip(tar(entries)), to: "data.tar.gz")
    case .zip: try folder.write(zip(entries), to: "data.zip")
    }
    return packing == .tar ? "data.tar" : packing == .zip ? "data.zip" : "data.tar.gz"
  }

  /// Reads one or more files or folders of the trial; all of it for none.
  func read(
    _ names: String..., options: ReadOptions = ReadOptions(), limits: [DataBound] = []
  ) throws -> Corpus {
    let limits = DataLimits(limits)
    return try location(names, limits: limits).read(
      options: options, limits: limits, sample: { throw CorpusError.emptyPath })
  }

  func location(_ names: [String], limits: DataLimits = DataLimits()) throws -> CorpusLocation {
    let paths = names.isEmpty ? [folder.path] : names.map { "\(folder.path)/\($0)" }
    return try CorpusLocation(
      joining: try paths.map { try CorpusLocation(path: $0, limits: limits) })
  }

  /// The message of the error that reading ends with.
  func problem(
    _ names: String..., options: ReadOptions = ReadOptions(), limits: [DataBound] = []
  ) -> String {
    do {
      let bounds = DataLimits(limits)
      let corpus = try location(names, limits: bounds).read(
        options: options, limits: bounds, sample: { throw CorpusError.emptyPath })
      return "no error, but \(corpus.train.count) documents"
    } catch {
      return "\(error)".replacing(folder.path + "/", with: "")
    }
  }
}

extension Corpus {
  var texts: [String] { train.texts }
  var findingTexts: [String] { findings.map(\.text.description) }
}

extension Documents {
  var texts: [String] { (0..<count).map(text) }
}
