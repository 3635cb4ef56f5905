import Foundation
import Wording

extension Book {
  /// Reads a book: `README.md`, one `NN-step.md` for each step, `NN-name.md` without a step and, if
  /// present, `APPENDIX.md`, `GLOSSARY.md`, `language.json` and the files in `recipes`. Of other files
  /// it reads those that the text shows.
  ///
  /// - Parameters:
  ///   - files: the book's.
  ///   - name: the book's name, such as `imdb`.
  ///   - displayPath: the folder as the user would type it, for diagnostics: `chapters/imdb`.
  ///   - stepNames: the steps in the order of their chapters.
  /// - Throws: every error in all files, ordered by file and location.
  package static func read(
    _ files: BookFiles, name: String, displayPath: String, stepNames: [String]
  ) throws(Diagnostics) -> Book {
    var reader = BookReader(files: files, displayPath: displayPath, stepNames: stepNames)
    return try reader.read(name: name)
  }
}

/// Reads the files of one book and collects their errors.
private struct BookReader {
  private static let introduction = "README.md"
  private static let appendix = "APPENDIX.md"
  private static let glossary = "GLOSSARY.md"
  /// The largest number of errors reported for one file.
  private static let diagnosticLimit = 100

  let files: BookFiles
  let displayPath: String
  let stepNames: [String]
  private var header = BookHeader()
  private var language = Language.english
  private var diagnostics: [Diagnostic] = []

  init(files: BookFiles, displayPath: String, stepNames: [String]) {
    self.files = files
    self.displayPath = displayPath
    self.stepNames = stepNames
  }

  mutating func read(name: String) throws(Diagnostics) -> Book {
    guard let names = files.names() else {
      let place = SourceLocation(file: displayPath, line: 1, column: 1)
      throw Diagnostics([
        Diagnostic(
          at: place, "there is no such folder, or it can't be read; give the folder of a book")
      ])
    }
    let introduction = readIntroduction(in: names)
    language = readLanguage()
    let folder = ChapterFolder(files: names, stepNames: stepNames, location: location)
    diagnostics += folder.diagnostics()
    var chapters: [Chapter] = []
    for step in stepNames {
      guard let file = folder.file(of: step), let text = text(of: file) else { continue }
      do throws(Diagnostics) {
        chapters.append(
          try Chapter.parse(
            text, step: step, stepNames: stepNames, files: files, language: language))
      } catch {
        diagnostics += error.all.prefix(Self.diagnosticLimit)
      }
    }
    let prose = folder.prose.compactMap { file in
      readProse(file.name, as: .prose).map {
        ProseChapter(
          file: location(file.name).file, name: file.step, stepsBefore: folder.stepsBefore(file),
          text: $0)
      }
    }
    let appendix = names.contains(Self.appendix) ? readProse(Self.appendix, as: .appendix) : nil
    let glossary = names.contains(Self.glossary) ? readGlossary() : nil
    let recipes = RecipeFolder(
      files: files, displayPath: "\(displayPath)/\(RecipeFolder.name)", stepNames: stepNames
    ).read()
    diagnostics += recipes.diagnostics
    guard diagnostics.isEmpty, let introduction else {
      throw Diagnostics(diagnostics.sorted(by: isBefore))
    }
    let book = Book(
      name: name, header: header, language: language, introduction: introduction,
      chapters: chapters, prose: prose, appendix: appendix, glossary: glossary,
      recipes: recipes.recipes)
    diagnostics = BookLinks.diagnostics(of: book) + CardNames.diagnostics(of: book)
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics.sorted(by: isBefore)) }
    return book
  }

  private mutating func readIntroduction(in names: [String]) -> TitledBlocks? {
    guard names.contains(Self.introduction) else {
      diagnostics.append(
        Diagnostic(
          at: location(Self.introduction),
          "the book has no introduction; write one that begins with '# Title'"))
      return nil
    }
    return readProse(Self.introduction, as: .introduction)
  }

  /// Reads a file without a step.
  private mutating func readProse(_ file: String, as place: BlockReader.Place) -> TitledBlocks? {
    guard var text = text(of: file) else { return nil }
    if place == .introduction {
      let (header, body) = BookHeader.split(text)
      if let header { self.header = BookHeader(header, &diagnostics) }
      text = body
    }
    var reader = BlockReader(text, in: place, files: files)
    var found: [Diagnostic] = []
    let blocks = reader.read()
    let titled = TitledBlocks(blocks, places: reader.places, of: text, &found)
    if place == .prose {
      diagnostics += AnswerPlaces.diagnostics(
        in: blocks.map(\.block), language: language)
    }
    diagnostics += (reader.diagnostics.isEmpty ? found : reader.diagnostics)
      .prefix(Self.diagnosticLimit)
    return titled
  }

  private mutating func readGlossary() -> Glossary? {
    guard let text = readProse(Self.glossary, as: .glossary) else { return nil }
    var found: [Diagnostic] = []
    let glossary = Glossary(text, &found)
    diagnostics += found.prefix(Self.diagnosticLimit)
    return glossary
  }

  private mutating func readLanguage() -> Language {
    do throws(Diagnostic) {
      return try BookLanguage(files: files, displayPath: displayPath).read(code: header.language)
    } catch {
      diagnostics.append(error)
      return .english
    }
  }

  private mutating func text(of file: String) -> SourceText? {
    guard let data = files.data(at: file) else {
      diagnostics.append(Diagnostic(at: location(file), "the file can't be read"))
      return nil
    }
    do throws(Diagnostic) {
      return try SourceText(file: location(file).file, data: data)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  private func location(_ file: String) -> SourceLocation {
    SourceLocation(file: "\(displayPath)/\(file)", line: 1, column: 1)
  }

  /// Orders the introduction before the chapters, chapters by name, and errors by location.
  private func isBefore(_ one: Diagnostic, _ other: Diagnostic) -> Bool {
    let introduction = location(Self.introduction).file
    let (one, other) = (one.location, other.location)
    let names = [one, other].map { $0.file == introduction ? "" : $0.file }
    return (names[0], one.line, one.column) < (names[1], other.line, other.column)
  }
}
