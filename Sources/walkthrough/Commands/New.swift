import ArgumentParser
import Chapters
import Foundation

/// `walkthrough new`: begins a book from another one.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a book: copy another one into chapters/, whole or without its prose.",
    discussion: """
      The book is written to chapters/NAME, in the nearest folder that has chapters/ or in the \
      working folder.

        walkthrough new mine                  a copy of the first book, to change
        walkthrough new mine --from wordlstm  of the second
        walkthrough new mine --empty          its eight cells under headings, to write around

        walkthrough run mine --watch          its page, again whenever a chapter is saved
        walkthrough check mine                its mistakes, with file, line and column
      """)

  @ArgumentParser.Argument(help: "The new book's name, which is that of its folder.")
  var name: String

  @Option(help: ArgumentHelp("The book to copy.", valueName: "book"), completion: .books)
  var from = "imdb"

  @Flag(help: "Take only the titles and the cells.")
  var empty = false

  @Option(
    help: "The folder with chapters/; by default the nearest one, here or above.",
    completion: .directory)
  var root: PathArgument?

  func validate() throws {
    guard name.isPlainName else {
      throw ValidationError(
        "'\(name)' can't be the name of a book: use letters from a to z, digits, '-' and '_'")
    }
    try RunName.validate(name)
  }

  func run() throws {
    let project = try Project(root: root?.text)
    let folder = project.chapters.appending(path: name)
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw UsageProblem("\(folder.path) exists already; choose another name, or remove it first")
    }
    try write(try files(in: project), to: folder)
    Terminal.write("\(folder.path)\nIts page: walkthrough run \(name) --watch\n")
  }

  /// The contents of the new book's files by path.
  private func files(in project: Project) throws -> [String: Data] {
    guard let (files, _) = project.files(of: from) else { throw project.noBook(from) }
    return empty ? try project.book(from).withoutProse(named: name) : files.contents
  }

  /// Writes all files, or none.
  private func write(_ files: [String: Data], to folder: URL) throws {
    let unfinished = folder.deletingLastPathComponent().appending(path: ".\(name).unfinished")
    do {
      try? FileManager.default.removeItem(at: unfinished)
      for (path, data) in files {
        let file = unfinished.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
      }
      try FileManager.default.moveItem(at: unfinished, to: folder)
    } catch {
      try? FileManager.default.removeItem(at: unfinished)
      throw UsageProblem(
        "\(folder.path) can't be written: \(error.localizedDescription) Go to a folder where you may "
          + "write, or name it with --root")
    }
  }
}

extension Book {
  /// A book's files with nothing but titles and cells, by path.
  fileprivate func withoutProse(named name: String) -> [String: Data] {
    var texts = [
      "README.md": """
      \(header.markdown)# \(name)

      What is this book about, and for whom? Write it here. `walkthrough check \(name)` finds \
      mistakes, and `walkthrough run \(name) --watch` shows the page.

      """
    ]
    for chapter in chapters {
      let cell = chapter.text.sourcedBlocks.first {
        if case .step = $0.block { true } else { false }
      }
      texts[URL(filePath: chapter.file).lastPathComponent] = """
        \(chapter.text.sourcedBlocks.first?.source.text ?? "# \(chapter.title)")

        What does this step do, and why? Write it here.

        \(cell?.source.text ?? "")

        """
    }
    return texts.mapValues { Data($0.utf8) }
  }
}

extension BookHeader {
  /// The lines of the header, as `README.md` has them above its title; none if they say nothing.
  fileprivate var markdown: String {
    guard self != BookHeader() else { return "" }
    let lines = macros.map { "  \($0.name): '\($0.tex.replacing("'", with: "''"))'\n" }
    return "---\nlanguage: \(language)\n\(lines.isEmpty ? "" : "macros:\n")\(lines.joined())---\n"
  }
}
