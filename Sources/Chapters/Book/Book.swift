/// A folder of chapters, one for each step, with an introduction.
package struct Book: Hashable, Sendable {
  /// The folder's name, such as `imdb`.
  package var name: String
  /// The first heading of the folder's README.md.
  package var title: String
  /// The rest of that README.
  package var introduction: [Block]
  /// In the order of the steps.
  package var chapters: [Chapter]
  /// The text after the last chapter, such as a list of symbols; `nil` if the book has none.
  package var appendix: Appendix?

  package init(
    name: String, title: String, introduction: [Block], chapters: [Chapter],
    appendix: Appendix? = nil
  ) {
    self.name = name
    self.title = title
    self.introduction = introduction
    self.chapters = chapters
    self.appendix = appendix
  }
}

/// A book's APPENDIX.md: prose without a step.
package struct Appendix: Hashable, Sendable {
  /// The first heading.
  package var title: String
  package var blocks: [Block]

  package init(title: String, blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}

/// One Markdown file: prose around exactly one step cell.
package struct Chapter: Hashable, Sendable {
  /// The path for diagnostics, such as `chapters/imdb/07-train.md`.
  package var file: String
  /// The first heading.
  package var title: String
  /// Everything after the title, including the cell.
  package var blocks: [Block]
  package var cell: StepCell

  package init(file: String, title: String, blocks: [Block], cell: StepCell) {
    self.file = file
    self.title = title
    self.blocks = blocks
    self.cell = cell
  }
}
