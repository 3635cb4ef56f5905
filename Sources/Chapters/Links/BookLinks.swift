import Foundation
import Spelling

/// Where the links of a book lead on its page.
package struct BookLinks: Sendable {
  /// The end of a link.
  package enum Target: Hashable, Sendable {
    /// A place on the page, by its id.
    case here(id: String)
    /// A place on the page of another book.
    case book(name: String, id: String)
    /// An address in the web.
    case elsewhere(String)
    /// Nothing: what is wrong, and what to write instead.
    case nowhere(String)
  }

  /// The id of the glossary on the page.
  package static let glossary = "terms"
  /// The id of the page itself.
  package static let top = "top"

  package let anchors: BookAnchors
  /// The names of the book's texts, with the ids of their sections.
  private let texts: [(file: String, part: String)]
  /// The names of the steps, which have a chapter in every book.
  private let steps: Set<String>

  package init(_ book: Book) {
    anchors = BookAnchors(book)
    texts =
      book.parts.map { ($0.fileName, $0.id) }
      + (book.glossary == nil ? [] : [("GLOSSARY.md", Self.glossary)])
    steps = Set(book.chapters.map(\.cell.identifier))
  }

  /// - Parameter part: the id of the part that holds the link.
  package func target(of destination: String, in part: String) -> Target {
    if Self.isExternal(destination) { return .elsewhere(destination) }
    let pieces = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = Self.decoded(pieces.first ?? "")
    let fragment = pieces.count > 1 ? Self.decoded(pieces[1]) : ""
    if path.contains(":") {
      return .nowhere("the page can't open '\(path)'; link to a chapter, or to https://…")
    }
    if path.isEmpty { return heading(fragment, of: part, named: nil) }
    if let place = placeInAnotherBook(path, fragment) { return place }
    let file = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    guard let part = texts.first(where: { $0.file == file })?.part else {
      let hint = closestMatch(to: file, among: texts.map(\.file)).map { "; did you mean \($0)?" }
      return .nowhere(
        "no text of this book is called '\(file)'"
          + (hint ?? ", and the page has nothing else; link to a chapter, or to https://…"))
    }
    return fragment.isEmpty ? Self.top(of: part) : heading(fragment, of: part, named: file)
  }

  /// - Parameter file: the part's, if it isn't the one with the link.
  private func heading(_ fragment: String, of part: String, named file: String?) -> Target {
    if let id = anchors.id(of: fragment, in: part) {
      return id == part ? Self.top(of: part) : .here(id: id)
    }
    let known = anchors.fragments(of: part)
    let hint = closestMatch(to: fragment, among: known).map { "; did you mean #\($0)?" }
    let list =
      known.isEmpty
      ? ""
      : "; it has \(known.prefix(6).map { "#\($0)" }.joined(separator: ", "))"
        + (known.count > 6 ? " and \(known.count - 6) more" : "")
    return .nowhere("\(file ?? "this text") has no heading '#\(fragment)'\(hint ?? list)")
  }

  /// The introduction's title is that of the page.
  private static func top(of part: String) -> Target {
    .here(id: part == BookPart.introductionID ? top : part)
  }

  /// Whether the address may lead out of the page. `javascript:` may not.
  package static func isExternal(_ destination: String) -> Bool {
    ["https://", "http://", "mailto:"].contains { destination.lowercased().hasPrefix($0) }
  }

  /// Where `../imdb/07-train.md` leads: to that chapter of that book; `nil` for any other path.
  /// Whether the book has it can't be known here.
  private func placeInAnotherBook(_ path: String, _ fragment: String) -> Target? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "..",
      parts[1].wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.-]*/) != nil
    else { return nil }
    let part: String
    switch parts[2] {
    case "README.md": part = fragment.isEmpty ? Self.top : BookPart.introductionID
    case "APPENDIX.md": part = BookPart.Kind.appendix.id
    default:
      guard let chapter = parts[2].wholeMatch(of: /[0-9]{2}-([a-z]+)\.md/) else { return nil }
      let name = String(chapter.1)
      part = (steps.contains(name) ? BookPart.Kind.step(name) : .prose(name)).id
    }
    return .book(name: String(parts[1]), id: part + (fragment.isEmpty ? "" : "-\(fragment)"))
  }

  private static func decoded(_ text: Substring) -> String {
    String(text).removingPercentEncoding ?? String(text)
  }
}

extension BookLinks {
  /// A diagnostic for each link of the book that leads nowhere.
  static func diagnostics(of book: Book) -> [Diagnostic] {
    let links = BookLinks(book)
    let texts =
      book.parts.map { ($0.id, $0.text.places.links) }
      + [(glossary, book.glossary?.places.links ?? [])]
    return texts.flatMap { part, found in
      found.compactMap { link in
        guard case .nowhere(let problem) = links.target(of: link.destination, in: part) else {
          return nil
        }
        return Diagnostic(at: link.location, problem)
      }
    }
  }
}
