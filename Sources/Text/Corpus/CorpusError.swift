import Spooling
import Wording

/// Why a corpus can't be read.
package enum CorpusError: Error, Hashable, Sendable {
  case emptyPath
  case missing(path: String)
  case unreadable(path: String, reason: Phrase)
  case notAFile(path: String, kind: FileStatus.Kind)
  case changed(path: String)
  case emptyFile(path: String)
  /// `likely` is the encoding that the text may be in; `nil` if it is UTF-8 but for a few bytes.
  case notText(path: String, place: TextPlace, likely: LegacyEncoding?, holder: TextHolder = .file)
  /// UTF-16 or UTF-32 with a unit that belongs to no character, at an offset in bytes.
  case invalidUnit(path: String, encoding: String, offset: Int)
  case controlCharacter(
    path: String, byte: UInt8, place: TextPlace, holder: TextHolder = .file)
  /// A file that is no plain text.
  case foreign(path: String, ForeignFormat, holder: TextHolder = .file)
  case limit(name: String, value: Int)
  case noRoom(SpoolError)

  case notAnArchive(path: String)
  case damagedArchive(path: String, entry: String?, reason: Phrase)
  case entryOutside(archive: String, entry: String)
  case entryIsLink(archive: String, entry: String)
  case severalDataSets(path: String, first: String, second: String)
  case duplicate(path: String, entry: String)
  /// `found` is `nil` if reading stopped as soon as the limit was exceeded.
  case overLimit(DataLimit, path: String, entry: String? = nil, found: Int? = nil, allowed: Int)

  case noReviews(path: String)
  case oneClass(path: String, split: String, missing: String)
}

extension CorpusError {
  /// The result of work on bytes that may need a temporary file.
  ///
  /// - Throws: `CorpusError.noRoom`.
  static func inRoom<Result>(
    _ body: () throws(SpoolError) -> Result
  ) throws(CorpusError) -> Result {
    do throws(SpoolError) {
      return try body()
    } catch {
      throw CorpusError.noRoom(error)
    }
  }

  /// A file that unpacks to a packed one.
  static func packedTwice(path: String) -> CorpusError {
    .damagedArchive(path: path, entry: nil, reason: "it is compressed more than once")
  }
}

extension CorpusError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .emptyPath:
      "load.source is empty. Name a folder, an archive or a text file, or set it to \"sample\" or "
        + "\"imdb\""
    case .missing(let path):
      "\(path) does not exist. Check the path given as load.source or --data"
    case .unreadable(let path, let reason):
      "\(path) can't be read: \(reason). Check the file and its permissions"
    case .notAFile(let path, let kind):
      "\(path) is \(kind.name), not a file. Save its contents to a file, and use that"
    case .changed(let path):
      "\(path) changed while it was read. Run again when nothing writes to it"
    case .emptyFile(let path):
      "\(path) is empty. Give a text file with words in it"
    case .notText(let path, let place, let likely?, let holder):
      "\(path) is not UTF-8: \(place.phrase) is invalid. The text is likely in \(likely.name). Convert "
        + "it: \(holder.converting(path, from: likely.rawValue))"
    case .notText(let path, let place, nil, _):
      "\(path) is not UTF-8: \(place.phrase) is invalid, unlike most of the text. Correct it there, or "
        + "replace such bytes with U+FFFD: --set load.invalidText=.replace"
    case .invalidUnit(let path, let encoding, let offset):
      "\(path) is \(encoding), but byte \(plain: offset) begins no character. Save the text again as "
        + "UTF-8, or replace such places with U+FFFD: --set load.invalidText=.replace"
    case .controlCharacter(let path, let byte, let place, let holder):
      "\(path) has a control character, \(Self.name(ofControl: byte)), at \(place.phrase). Text has no "
        + "use for it. Make a file without control characters: \(holder.removingControls(path))"
    case .foreign(let path, let format, .file):
      "\(path) is \(format.name), not plain text. \(format.remedy(path: path, in: .file))"
    case .foreign(let path, let format, let holder):
      "\(path) holds \(format.name), not plain text. \(format.remedy(path: path, in: holder))"
    case .limit(let name, let value):
      "load.\(name): \(plain: value) leaves no document of each class. Set it to 2 or more, or to 0 for "
        + "all"
    case .noRoom(let error): error.phrase
    case .notAnArchive(let path):
      "\(path) is called an archive, but it is neither a tar nor a zip archive. Perhaps an error page "
        + "was saved under its name: fetch it again"
    case .damagedArchive(let path, let entry?, let reason):
      "\(path) is damaged or cut off, after entry \(entry.shown): \(reason). Fetch it again, or compare "
        + "its checksum with the publisher's"
    case .damagedArchive(let path, nil, let reason):
      "\(path) is damaged or cut off: \(reason). Fetch it again, or compare its checksum with the "
        + "publisher's"
    case .entryOutside(let archive, let entry):
      "\(archive) has an entry that points outside of it: \(entry.shown). Nothing was read. Get the "
        + "archive from a source you trust"
    case .entryIsLink(let archive, let entry):
      "\(archive) has a link in place of a file: \(entry.shown). Pack the files themselves"
    case .severalDataSets(let path, let first, let second):
      "\(path) holds two data sets, in \(first.shown) and in \(second.shown). Keep one of them"
    case .duplicate(let path, let entry):
      "\(path) holds \(entry.shown) twice. Pack it again, or compare its checksum with the publisher's"
    case .overLimit(let limit, let path, let entry, let found, let allowed):
      limit.excess(in: path, entry: entry, found: found, allowed: allowed)
    case .noReviews(let path):
      "\(path) has no train/neg and train/pos with reviews named like 0_9.txt. Give the folder or "
        + "archive that holds them, such as aclImdb or aclImdb_v1.tar.gz"
    case .oneClass(let path, let split, let missing):
      "\(path) has no reviews in \(split)/\(missing), though there are some in its sibling. Unpack or "
        + "pack the data set again, whole"
    }
  }

  /// "NUL (0x00)", or the code alone.
  private static func name(ofControl byte: UInt8) -> Phrase.Argument {
    let digits = String(byte, radix: 16, uppercase: true)
    let code = (byte < 16 ? "0x0" : "0x") + digits
    return switch byte {
    case 0: .phrase("NUL (\(code))")
    case 8: .phrase("backspace (\(code))")
    case 0x1a: .phrase("end of file (Ctrl-Z) (\(code))")
    case 0x1b: .phrase("escape (\(code))")
    case 0x7f: .phrase("delete (\(code))")
    default: .text(code)
    }
  }
}
