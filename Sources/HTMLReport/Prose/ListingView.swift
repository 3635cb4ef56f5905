import Chapters
import Listings

/// A part of this project's source, shown in a chapter.
enum ListingView {
  static func make(_ listing: Listing, in library: SourceLibrary) -> View {
    guard let beside = listing.beside else {
      return part(listing.path, listing.part, isNumbered: true, in: library)
    }
    return View(
      "block/listing-pair",
      [
        "listings": [
          part(listing.path, listing.part, isNumbered: false, in: library),
          part(beside.path, beside.part, isNumbered: false, in: library),
        ]
      ])
  }

  /// - Parameter isNumbered: lines of two listings side by side have no room for numbers.
  private static func part(
    _ path: String, _ name: String?, isNumbered: Bool, in library: SourceLibrary
  ) -> View {
    let source = try? library.part(path, name)
    return View(
      "block/listing",
      [
        "path": "Sources/\(path)",
        "part": name,
        "firstLine": source?.firstLine,
        "label": "Source, \(path)\(isNumbered ? "" : name.map { ", \($0)" } ?? "")",
        "code": source.map {
          CodeView.make(
            $0.text, language: "swift", lineNumbers: isNumbered ? $0.lineNumbers : nil)
        },
      ])
  }

  /// The whole file of a step, such as `Pipeline/Steps/Train.swift`; `nil` if it is missing.
  static func wholeFile(_ path: String, in library: SourceLibrary) -> View? {
    guard let source = try? library.part(path, nil) else { return nil }
    return View([
      "path": "Sources/\(path)",
      "lines": source.text.split(whereSeparator: \.isNewline).count,
      "label": "Source, \(path)",
      "code": CodeView.make(source.text, language: "swift", lineNumbers: source.lineNumbers),
    ])
  }
}
