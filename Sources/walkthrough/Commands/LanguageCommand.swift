import ArgumentParser
import Chapters
import Files
import Foundation
import Wording

/// `walkthrough language`: the page's words in a file, to translate.
struct LanguageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Write the page's own words to a book's language.json, to translate them.",
    discussion: """
      What the page says around the chapters (buttons, labels, the sentences below figures) is in \
      the language that the book's README.md names: English, German, or that of a file \
      language.json beside it. This command writes the file with every English text and the \
      translations that there are. Those left empty are English on the page. {1} stands for a \
      number or a name; a translation may move it. Numbers are written with the file's 'decimal' \
      and 'group'. Where a text needs other words for 2 than for 5, write one for each plural form \
      of the language: {"one": "…", "few": "…", "many": "…", "other": "…"}.

        walkthrough language mine         writes chapters/mine/language.json
        walkthrough run mine --watch      shows the page, again whenever the file is saved

      After an update of the program, run it again: translations stay, and new texts are added.
      """)

  @ArgumentParser.Argument(help: "The book: a folder under chapters/.", completion: .books)
  var book: String

  @OptionGroup var folders: FolderOptions

  func run() throws {
    let project = try folders.project()
    let language = try project.book(book).language
    guard !project.isBuiltIn(book) else {
      throw UsageProblem(
        "the book '\(book)' is built in; copy it first: walkthrough new mine --from \(book)")
    }
    guard language.code != "en" else {
      throw UsageProblem(
        "the book '\(book)' is in English, as the page's words are; say another language at the top "
          + "of its README.md first, such as fr, in three lines: ---, language: fr, ---")
    }
    let file = project.chapters.appending(path: book).appending(path: Language.fileName)
    try AtomicFile.write(language.file, to: file)
    let missing = language.missing.count
    Terminal.write("\(file.path)\n")
    Terminal.write(
      missing == 0
        ? "Every text has a translation.\n"
        : "\(missing) of \(Language.texts.count) texts have no translation yet.\n")
  }
}
