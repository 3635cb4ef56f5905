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

  package init(name: String, title: String, introduction: [Block], chapters: [Chapter]) {
    self.name = name
    self.title = title
    self.introduction = introduction
    self.chapters = chapters
  }
}

/// One Markdown file: prose around exactly one step cell.
package struct Chapter: Hashable, Sendable {
  /// The path for diagnostics, such as `chapters/imdb/07-train.md`.
  package var file: String
  /// The first heading.
  package var title: String
  /// Everything after that heading, the cell included.
  package var blocks: [Block]
  package var cell: StepCell

  package init(file: String, title: String, blocks: [Block], cell: StepCell) {
    self.file = file
    self.title = title
    self.blocks = blocks
    self.cell = cell
  }
}
