import Foundation
import Pipeline

/// Where the progress in one book is kept between two sittings.
package struct ProgressFile: Sendable {
  package let url: URL

  package init(_ url: URL) {
    self.url = url
  }

  /// The file of a book in the user's data folder.
  package init(book: String, in folder: URL) {
    self.init(folder.appending(path: "cards/\(book).json"))
  }

  /// What is kept, and what there is to tell of it.
  package struct Reading: Sendable {
    package var progress: Progress
    /// What became of a file that could not be understood; `nil` where all is well.
    package var damage: String?
  }

  /// Reads the file; without one, nothing was asked yet. A damaged file is set aside, and its cards are
  /// new again.
  ///
  /// - Throws: `ProgressError` where the file is there and may not be read or moved.
  package func read() throws -> Reading {
    do {
      return Reading(progress: try decoded())
    } catch let error as ProgressError {
      throw error
    } catch {
      // Another sitting may have set it aside by now.
      return try locked { try readLocked() }
    }
  }

  /// Reads the file as who holds the lock: nobody else writes or moves it meanwhile.
  private func readLocked() throws -> Reading {
    do {
      return Reading(progress: try decoded())
    } catch let error as ProgressError {
      throw error
    } catch {
      let place = try setAside()
      return Reading(
        progress: Progress(),
        damage: "the progress file \(url.path) is damaged (\(Self.reason(error))); it lies in "
          + "\(place.path) now, and every card is new again")
    }
  }

  /// - Throws: `ProgressError` where the file is there and may not be read; what is thrown else is
  ///   damage.
  private func decoded() throws -> Progress {
    guard FileManager.default.fileExists(atPath: url.path) else { return Progress() }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw ProgressError.cannotRead(path: url.path)
    }
    return try JSONFile.decode(Progress.self, from: data)
  }

  /// Makes the file's folder: a person is to learn before the first question that no answer can be kept.
  ///
  /// - Throws: `ProgressError`.
  package func prepare() throws {
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ProgressError.cannotWrite(path: url.path, reason: SafeFile.reason(error))
    }
    guard FileManager.default.isWritableFile(atPath: folder.path) else {
      throw ProgressError.cannotWrite(path: url.path, reason: "its folder is read-only for you")
    }
  }

  /// Keeps where one card stands, beside all that is in the file by now: another sitting may be going on.
  ///
  /// - Throws: `ProgressError`.
  package func keep(_ state: CardState, of card: String) throws {
    try prepare()
    try locked {
      var progress = try readLocked().progress
      progress.cards[card] = state
      do {
        try SafeFile.write(try JSONFile.data(progress), to: url)
      } catch StorageError.cannotWrite(let path, let reason) {
        throw ProgressError.cannotWrite(path: path, reason: reason)
      }
    }
  }

  /// Works on the file while no other process does.
  private func locked<Result>(_ work: () throws -> Result) throws -> Result {
    let lock = try ProgressLock(besides: url)
    defer { withExtendedLifetime(lock) {} }
    return try work()
  }

  /// Gives the file another name, unlike any that is there.
  private func setAside() throws -> URL {
    let name = url.deletingPathExtension().lastPathComponent
    let places = (1...).lazy.map { number in
      url.deletingLastPathComponent().appending(path: "\(name).damaged-\(number).json")
    }
    let place = places.first { !FileManager.default.fileExists(atPath: $0.path) }!
    do {
      try FileManager.default.moveItem(at: url, to: place)
    } catch {
      throw ProgressError.cannotWrite(path: place.path, reason: SafeFile.reason(error))
    }
    return place
  }

  /// What the decoder found, in its few own words.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is no JSON"
    case .dataCorrupted(let context): context.debugDescription
    case .keyNotFound(let key, _): "it has no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(context.codingPath.last?.stringValue ?? "the whole")' is of the wrong kind"
    default: "it can't be understood"
    }
  }
}

/// What keeps progress from being read or kept.
package enum ProgressError: Error, Hashable, Sendable {
  case cannotRead(path: String)
  case cannotWrite(path: String, reason: String)
}

extension ProgressError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotRead(let path):
      "can't read your progress, \(path); give yourself the right to, or move it away"
    case .cannotWrite(let path, let reason):
      "can't keep your progress in \(path): \(reason). Your earlier answers are kept"
    }
  }
}
