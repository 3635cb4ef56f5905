import Chapters
import Listings

/// A part of this project's source, shown in a chapter.
enum ListingView {
  static func make(_ listing: Listing, in library: SourceLibrary) -> View {
    let source = try? library.part(listing.path, listing.part)
    return View(
      "block/listing",
      [
        "path": "Sources/\(listing.path)",
        "part": listing.part,
        "firstLine": source?.firstLine,
        "label": "Source, \(listing.path)",
        "code": source.map {
          CodeView.make($0.text, language: "swift", firstLine: $0.firstLine)
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
      "code": CodeView.make(source.text, language: "swift", firstLine: source.firstLine),
    ])
  }
}
