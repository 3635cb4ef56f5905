import Files
import Foundation

/// The file that keeps the progress in one book between sessions.
package struct ProgressFile: Sendable {
  package let url: URL

  package init(_ url: URL) {
    self.url = url
  }

  /// The file of a book in the user's data folder.
  package init(book: String, in folder: URL) {
    self.init(folder.appending(path: "cards/\(book).json"))
  }

  /// The progress in the file, and any damage to report.
  package struct Reading: Sendable {
    package var progress: Progress
    /// What happened to a file that couldn't be parsed; `nil` if all is well.
    package var damage: String?
  }

  /// Reads the file; if there is none, no card has been asked yet. A damaged file is set aside, and
  /// its cards are new again.
  ///
  /// - Throws: `ProgressError` if the file exists but can't be read or moved.
  package func read() throws -> Reading {
    do {
      return Reading(progress: try decoded())
    } catch let error as ProgressError {
      throw error
    } catch {
      // Another session may have set it aside by now.
      return try locked { try readLocked() }
    }
  }

  /// Reads the file while holding the lock: nobody else writes or moves it meanwhile.
  private func readLocked() throws -> Reading {
    do {
      return Reading(progress: try decoded())
    } catch let error as ProgressError {
      throw error
    } catch {
      let place = try setAside()
      return Reading(
        progress: Progress(),
        damage: "the progress file \(url.path) is damaged (\(Self.reason(error))); it was moved "
          + "to \(place.path), and every card is new again")
    }
  }

  /// - Throws: `ProgressError` if the file exists but can't be read; any other error means damage.
  private func decoded() throws -> Progress {
    guard FileManager.default.fileExists(atPath: url.path) else { return Progress() }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw ProgressError.cannotRead(path: url.path)
    }
    return try JSONFile.decode(Progress.self, from: data)
  }

  /// Creates the file's folder, so that a reader learns before the first question if answers can't
  /// be kept.
  ///
  /// - Throws: `ProgressError`.
  package func prepare() throws {
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ProgressError.cannotWrite(path: url.path, reason: AtomicFile.reason(error))
    }
    guard FileManager.default.isWritableFile(atPath: folder.path) else {
      throw ProgressError.cannotWrite(path: url.path, reason: "you can't write to its folder")
    }
  }

  /// Saves one card's state along with everything now in the file: another session may be in
  /// progress.
  ///
  /// - Throws: `ProgressError`.
  package func keep(_ state: CardState, of card: String) throws {
    try prepare()
    try locked {
      var progress = try readLocked().progress
      progress.cards[card] = state
      do {
        try AtomicFile.write(try JSONFile.data(progress), to: url)
      } catch StorageError.cannotWrite(let path, let reason) {
        throw ProgressError.cannotWrite(path: path, reason: reason)
      }
    }
  }

  /// Does `work` while no other process uses the file.
  private func locked<Result>(_ work: () throws -> Result) throws -> Result {
    let lock = try ProgressLock(besides: url)
    defer { withExtendedLifetime(lock) {} }
    return try work()
  }

  /// Renames the file to a name that isn't taken.
  private func setAside() throws -> URL {
    let name = url.deletingPathExtension().lastPathComponent
    let places = (1...).lazy.map { number in
      url.deletingLastPathComponent().appending(path: "\(name).damaged-\(number).json")
    }
    let place = places.first { !FileManager.default.fileExists(atPath: $0.path) }!
    do {
      try FileManager.default.moveItem(at: url, to: place)
    } catch {
      throw ProgressError.cannotWrite(path: place.path, reason: AtomicFile.reason(error))
    }
    return place
  }

  /// What the decoder found, in a few words.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not JSON"
    case .dataCorrupted(let context): context.debugDescription
    case .keyNotFound(let key, _): "it has no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(context.codingPath.last?.stringValue ?? "the whole")' has the wrong type"
    default: "it can't be understood"
    }
  }
}

/// Why progress can't be read or kept.
package enum ProgressError: Error, Hashable, Sendable {
  case cannotRead(path: String)
  case cannotWrite(path: String, reason: String)
}

extension ProgressError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotRead(let path):
      "can't read your progress in \(path); fix its permissions, or move it away"
    case .cannotWrite(let path, let reason):
      "can't keep your progress in \(path): \(reason). Your earlier answers are kept"
    }
  }
}
