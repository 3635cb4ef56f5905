import Chapters
import Listings
import Wording

/// A part of a source file, shown in a chapter.
enum ListingView {
  static func make(_ listing: Listing, in library: SourceLibrary) -> View {
    guard let beside = listing.beside else {
      return part(listing.shown, of: listing, isNumbered: true, in: library)
    }
    return View(
      "block/listing-pair",
      [
        "listings": [
          part(listing.shown, of: listing, isNumbered: false, in: library),
          part(beside, of: listing, isNumbered: false, in: library),
        ]
      ])
  }

  /// - Parameter isNumbered: lines of two listings side by side have no room for numbers.
  private static func part(
    _ part: Listing.Part, of listing: Listing, isNumbered: Bool, in library: SourceLibrary
  ) -> View {
    let source = try? library.part(part.path, part.name, text: part.text)
    return View(
      "block/listing",
      [
        "path": part.displayPath,
        "part": part.name,
        "firstLine": source?.firstLine,
        "label": label(part.path + (isNumbered ? "" : part.name.map { ", \($0)" } ?? "")),
        "code": source.map {
          CodeView.make(
            $0.text, language: listing.language, lineNumbers: isNumbered ? $0.lineNumbers : nil)
        },
      ])
  }

  private static func label(_ place: String) -> String { localized("Source, \(place)") }

  /// The whole file of a step, such as `Pipeline/Steps/Train.swift`; `nil` if it is missing.
  /// What isn't Swift is Python.
  static func wholeFile(_ path: String, in library: SourceLibrary) -> View? {
    guard let source = try? library.part(path, nil) else { return nil }
    return View([
      "path": "Sources/\(path)",
      "lines": source.text.split(whereSeparator: \.isNewline).count,
      "label": label(path),
      "code": CodeView.make(
        source.text, language: path.hasSuffix(".py") ? "python" : "swift",
        lineNumbers: source.lineNumbers),
    ])
  }
}
