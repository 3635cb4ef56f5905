import Wording

/// A folder of chapters, one for each step and others without, with an introduction and recipes.
package struct Book: Hashable, Sendable {
  /// The folder's name, such as `imdb`.
  package var name: String
  /// The lines above the introduction's title.
  package var header: BookHeader
  /// What the page's own words and numbers are written in.
  package var language: Language
  /// The folder's README.md, whose title is the book's.
  package var introduction: TitledBlocks
  /// In the order of the steps.
  package var chapters: [Chapter]
  /// The chapters without a step, in the order of the page.
  package var prose: [ProseChapter]
  /// The folder's APPENDIX.md, such as a list of symbols; `nil` if the book has none.
  package var appendix: TitledBlocks?
  /// The folder's GLOSSARY.md; `nil` if the book has none.
  package var glossary: Glossary?
  /// The files of the folder `recipes`, by name. At most one is tied to each kind of data.
  package var recipes: [Recipe]

  package init(
    name: String, header: BookHeader = BookHeader(), language: Language = .english,
    introduction: TitledBlocks, chapters: [Chapter], prose: [ProseChapter] = [],
    appendix: TitledBlocks? = nil,
    glossary: Glossary? = nil, recipes: [Recipe] = []
  ) {
    self.name = name
    self.header = header
    self.language = language
    self.prose = prose
    self.introduction = introduction
    self.chapters = chapters
    self.appendix = appendix
    self.glossary = glossary
    self.recipes = recipes
  }

  package var title: String { introduction.title }
}

/// One Markdown file: prose around exactly one step cell.
package struct Chapter: Hashable, Sendable {
  /// The path for diagnostics, such as `chapters/imdb/07-train.md`.
  package var file: String
  /// The whole file, including the cell.
  package var text: TitledBlocks
  package var cell: StepCell

  package init(file: String, text: TitledBlocks, cell: StepCell) {
    self.file = file
    self.text = text
    self.cell = cell
  }

  package var title: String { text.title }
  /// Everything after the title, including the cell.
  package var blocks: [Block] { text.blocks }
}

/// A Markdown file without a cell, anywhere between the chapters: a welcome, or homework.
package struct ProseChapter: Hashable, Sendable {
  /// The path for diagnostics, such as `chapters/imdb/00-welcome.md`.
  package var file: String
  /// The name between the number and `.md`, such as `welcome`.
  package var name: String
  /// The number of steps whose chapters come before it.
  package var stepsBefore: Int
  package var text: TitledBlocks

  package init(file: String, name: String, stepsBefore: Int, text: TitledBlocks) {
    self.file = file
    self.name = name
    self.stepsBefore = stepsBefore
    self.text = text
  }

  package var title: String { text.title }
}
