import Chapters
import Foundation
import Record
import Testing

@testable import HTMLReport

/// The glossaries of this project's own books.
@Suite struct BookGlossariesTests {
  private func book(_ name: String) throws -> Book {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try Book.read(
      .folder(root.appending(path: "chapters/\(name)")), name: name,
      displayPath: "chapters/\(name)", stepNames: StepID.allCases.map(\.rawValue))
  }

  @Test(arguments: ["imdb", "wordlstm"]) func defineEveryTerm(name: String) throws {
    let book = try book(name)
    let terms = Terms(book: book).all
    #expect(terms.count > 20)
    for term in terms { #expect(term.entry != nil, "\(term.text) lacks a definition") }
  }

  @Test(arguments: ["imdb", "wordlstm"]) func areInOrder(name: String) throws {
    let entries = try book(name).glossary?.entries.map { $0.term.lowercased() } ?? []
    for (one, other) in zip(entries, entries.dropFirst()) {
      #expect(one.compare(other, options: .diacriticInsensitive) == .orderedAscending)
    }
  }

  /// A chapter speaks of its figures by their numbers. The first of each book need not, and batches
  /// of windows have no figure.
  @Test(arguments: ["imdb", "wordlstm"]) func figuresAreReferredToFromEachChapter(
    name: String
  ) throws {
    for chapter in try book(name).chapters
    where !["load", "loader"].contains(chapter.cell.identifier) {
      #expect(!chapter.blocks.figureReferences.isEmpty, "\(chapter.file)")
    }
  }
}
