import Foundation
import Spelling

/// The files beside a book's chapters that its text shows: pictures, and sources of listings.
struct QuotedFiles {
  /// Why a file can't be shown.
  struct Problem: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  /// Beyond it, a page is slow to open, above all on a phone.
  static let pictureLimit = 3_000_000
  static let sourceLimit = 500_000

  /// The book's; `nil` for a text that belongs to no book.
  let files: BookFiles?

  /// The picture at an address as Markdown has it.
  ///
  /// - Throws: `Problem` for a file that is missing, no picture, outside of the book, or too large.
  func picture(at address: String) throws(Problem) -> PictureFile {
    let path = address.removingPercentEncoding ?? address
    let data = try contents(of: path)
    guard data.count <= Self.pictureLimit else {
      throw Problem(
        "the picture '\(path)' has \(Self.megabytes(data.count)) and would make the page slow to "
          + "open; make it smaller than \(Self.megabytes(Self.pictureLimit)), with fewer pixels or "
          + "as JPEG or WebP")
    }
    return try PictureFile(data, path: path)
  }

  /// The text of a source file.
  ///
  /// - Parameter path: below the book's folder, such as `notes.swift`.
  /// - Throws: `Problem` for a file that is missing, no text, outside of the book, or too large.
  func source(at path: String) throws(Problem) -> String {
    let data = try contents(of: path)
    guard data.count <= Self.sourceLimit else {
      throw Problem(
        "the file '\(path)' has \(data.count) bytes, and \(Self.sourceLimit) is the limit of a "
          + "listing; copy what you want to show to a file of its own")
    }
    guard let text = String(validating: data, as: UTF8.self), !text.utf8.contains(0) else {
      throw Problem("the file '\(path)' is not plain text in UTF-8; save it in that encoding")
    }
    return text
  }

  private func contents(of written: String) throws(Problem) -> Data {
    guard let path = BookFiles.plain(written) else {
      throw Problem(
        "'\(written)' leads out of the book's folder; copy the file into that folder and name it from "
          + "there, such as figures/plot.svg")
    }
    guard let files else { throw Problem("a text without a book can't show files") }
    guard files.size(of: path) != nil else {
      let known = files.paths
      let hint = closestMatch(to: path, among: known).map { "; did you mean '\($0)'?" }
      throw Problem(
        "there is no file '\(path)' in the book's folder" + (hint ?? "; put it there"))
    }
    guard !files.isLinkOutside(path) else {
      throw Problem(
        "'\(path)' is a link that leads out of the book's folder; put the file itself there")
    }
    guard let data = files.data(at: path) else {
      throw Problem("the file '\(path)' can't be read; check its permissions")
    }
    return data
  }

  /// Such as "7.3 MB"; never rounded down to the limit.
  static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 99_999) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
