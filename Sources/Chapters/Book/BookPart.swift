/// A text of a book that is a section of its page.
package struct BookPart: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case introduction
    /// A chapter of a step, by the step's name.
    case step(String)
    /// A chapter without a step, by its name.
    case prose(String)
    case appendix

    /// The id of the section on the page.
    package var id: String {
      switch self {
      case .introduction: BookPart.introductionID
      case .step(let name): name
      case .prose(let name): "chapter-\(name)"
      case .appendix: "appendix"
      }
    }
  }

  package var kind: Kind
  /// The file's name in the book's folder.
  package var fileName: String
  package var text: TitledBlocks

  package init(kind: Kind, fileName: String, text: TitledBlocks) {
    self.kind = kind
    self.fileName = fileName
    self.text = text
  }

  package static let introductionID = "introduction"

  package var id: String { kind.id }

  package var blocks: [Block] { text.blocks }

  /// What commands call a chapter: its step, or its name.
  package var chapterName: String {
    switch kind {
    case .step(let name), .prose(let name): name
    case .introduction, .appendix: id
    }
  }
}

extension Book {
  /// The texts of the book in the order of the page, without the glossary.
  package var parts: [BookPart] {
    [BookPart(kind: .introduction, fileName: "README.md", text: introduction)] + chapterParts
      + (appendix.map { [BookPart(kind: .appendix, fileName: "APPENDIX.md", text: $0)] } ?? [])
  }

  /// All chapters, those with a step and those without, in the order of the page.
  package var chapterParts: [BookPart] {
    var parts = chapters.map { chapter in
      BookPart(
        kind: .step(chapter.cell.identifier), fileName: Self.fileName(chapter.file),
        text: chapter.text)
    }
    // From the last on, so that the places of the earlier ones stay as they are.
    for chapter in prose.reversed() {
      parts.insert(
        BookPart(
          kind: .prose(chapter.name), fileName: Self.fileName(chapter.file), text: chapter.text),
        at: min(chapter.stepsBefore, parts.count))
    }
    return parts
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
