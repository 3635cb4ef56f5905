/// Why a corpus can't be read.
package enum CorpusError: Error, Hashable, Sendable {
  case emptyPath
  case missing(path: String)
  case unreadable(path: String, reason: String)
  case emptyFile(path: String)
  case notText(path: String, offset: Int)
  case limit(name: String, value: Int)

  case notAnArchive(path: String)
  case damagedArchive(path: String, entry: String?, reason: String)
  case entryOutside(archive: String, entry: String)
  case entryIsLink(archive: String, entry: String)
  case severalDataSets(path: String, first: String, second: String)
  case duplicate(path: String, entry: String)
  case tooLarge(path: String, entry: String?, limit: Int)

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
      "\(path) can't be read: \(reason). Check its permissions"
    case .emptyFile(let path):
      "\(path) is empty. Give a text file with words in it"
    case .notText(let path, let offset):
      "\(path) is not UTF-8: byte \(offset) does not belong there. Convert the file, or read U+FFFD "
        + "in place of such bytes with --set load.invalidText=.replace"
    case .limit(let name, let value):
      "load.\(name): \(value) leaves no document of each class. Set it to 2 or more, or to 0 for all"
    case .notAnArchive(let path):
      "\(path) is called an archive, but it is neither a tar nor a zip archive. Perhaps an error page "
        + "was saved under its name: fetch it again"
    case .damagedArchive(let path, let entry, let reason):
      "\(path) is damaged or cut off\(entry.map { ", after entry \($0)" } ?? ""): \(reason). "
        + "Fetch it again, or compare its checksum with the publisher's"
    case .entryOutside(let archive, let entry):
      "\(archive) has an entry that points outside of it: \(entry). Nothing was read. Get the archive "
        + "from a source you trust"
    case .entryIsLink(let archive, let entry):
      "\(archive) has a link in place of a review: \(entry). Pack the files themselves"
    case .severalDataSets(let path, let first, let second):
      "\(path) holds two data sets, in \(first) and in \(second). Keep one of them in the archive"
    case .duplicate(let path, let entry):
      "\(path) holds \(entry) twice. Pack it again, or compare its checksum with the publisher's"
    case .tooLarge(let path, let entry, let limit):
      "\(entry.map { "Entry \($0) of " } ?? "")\(path) is larger than the \(limit >> 20) MiB that are "
        + "read of one text or data set. Split it up, or leave it out"
    case .noReviews(let path):
      "\(path) has no train/neg and train/pos with reviews named like 0_9.txt. Give the folder or "
        + "archive that holds them, such as aclImdb or aclImdb_v1.tar.gz"
    case .oneClass(let path, let split, let missing):
      "\(path) has no reviews in \(split)/\(missing), though there are some in its sibling. Unpack "
        + "or pack the data set again, whole"
    }
  }
}
