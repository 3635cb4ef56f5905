/// Why a corpus can't be read.
package enum CorpusError: Error, Hashable, Sendable {
  case emptyPath
  case missing(path: String)
  case unreadable(path: String, reason: String)
  case notAFile(path: String, kind: FileStatus.Kind)
  case changed(path: String)
  case emptyFile(path: String)
  case notText(path: String, offset: Int)
  case limit(name: String, value: Int)

  case notAnArchive(path: String)
  case damagedArchive(path: String, entry: String?, reason: String)
  case entryOutside(archive: String, entry: String)
  case entryIsLink(archive: String, entry: String)
  case severalDataSets(path: String, first: String, second: String)
  case duplicate(path: String, entry: String)
  /// `found` is `nil` if reading stopped as soon as the limit was exceeded.
  case overLimit(DataLimit, path: String, entry: String? = nil, found: Int? = nil, allowed: Int)

  case noReviews(path: String)
  case oneClass(path: String, split: String, missing: String)
}

extension CorpusError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .emptyPath:
      "load.source is empty. Name a folder, an archive or a text file, or set it to \"sample\" or "
        + "\"imdb\""
    case .missing(let path):
      "\(path) does not exist. Check the path given as load.source or --data"
    case .unreadable(let path, let reason):
      "\(path) can't be read: \(reason). Check the file and its permissions"
    case .notAFile(let path, let kind):
      "\(path) is \(kind.rawValue), not a file. Save its contents to a file, and use that"
    case .changed(let path):
      "\(path) changed while it was read. Run again when nothing writes to it"
    case .emptyFile(let path):
      "\(path) is empty. Give a text file with words in it"
    case .notText(let path, let offset):
      "\(path) is not UTF-8: byte \(offset) is invalid. Convert the file, or replace such bytes "
        + "with U+FFFD: --set load.invalidText=.replace"
    case .limit(let name, let value):
      "load.\(name): \(value) leaves no document of each class. Set it to 2 or more, or to 0 for all"
    case .notAnArchive(let path):
      "\(path) is called an archive, but it is neither a tar nor a zip archive. Perhaps an error page "
        + "was saved under its name: fetch it again"
    case .damagedArchive(let path, let entry, let reason):
      "\(path) is damaged or cut off\(entry.map { ", after entry \($0.shown)" } ?? ""): "
        + "\(reason.shown). Fetch it again, or compare its checksum with the publisher's"
    case .entryOutside(let archive, let entry):
      "\(archive) has an entry that points outside of it: \(entry.shown). Nothing was read. "
        + "Get the archive from a source you trust"
    case .entryIsLink(let archive, let entry):
      "\(archive) has a link in place of a review: \(entry.shown). Pack the files themselves"
    case .severalDataSets(let path, let first, let second):
      "\(path) holds two data sets, in \(first.shown) and in \(second.shown). Keep one of them in "
        + "the archive"
    case .duplicate(let path, let entry):
      "\(path) holds \(entry.shown) twice. Pack it again, or compare its checksum with the "
        + "publisher's"
    case .overLimit(let limit, let path, let entry, let found, let allowed):
      Self.describe(limit, path: path, entry: entry, found: found, allowed: allowed)
    case .noReviews(let path):
      "\(path) has no train/neg and train/pos with reviews named like 0_9.txt. Give the folder or "
        + "archive that holds them, such as aclImdb or aclImdb_v1.tar.gz"
    case .oneClass(let path, let split, let missing):
      "\(path) has no reviews in \(split)/\(missing), though there are some in its sibling. Unpack "
        + "or pack the data set again, whole"
    }
  }

  private static func describe(
    _ limit: DataLimit, path: String, entry: String?, found: Int?, allowed: Int
  ) -> String {
    let place = entry.map { "Entry \($0.shown) of \(path)" } ?? path
    let size = found.map { "\(limit.describe($0)), " } ?? ""
    let bound = limit.describe(allowed)
    let more = limit.argument(found ?? allowed.multipliedReportingOverflow(by: 2).partialValue)
    let problem =
      switch limit {
      case .document: "\(place) has \(size)more than the \(bound) allowed for one review"
      case .text: "\(place) has \(size)more than the \(bound) allowed for a text"
      case .total:
        "\(place) holds \(size)more than the \(bound) allowed for all reviews, or for all that an "
          + "archive unpacks to"
      case .entries: "\(place) has \(size)more than the \(bound) allowed"
      }
    return "\(problem). If this is the data you mean, allow it with --data-limit \(more)"
  }
}
