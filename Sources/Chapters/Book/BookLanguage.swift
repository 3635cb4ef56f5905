import Wording

/// The file `language.json` of a book: the page's words in the book's language. A book in a language
/// that the program has needs none.
struct BookLanguage {
  let files: BookFiles
  /// The book's folder as the user would type it, for diagnostics.
  let displayPath: String

  /// The language of a book: that of its file, of the program, or English.
  func read(code: String) throws(Diagnostic) -> Language {
    var language = Language.builtIn(code) ?? .english
    if Language.builtIn(code) == nil { language.exercises = [] }
    language.code = code
    guard files.contains(Language.fileName) else { return language }
    let place = SourceLocation(file: "\(displayPath)/\(Language.fileName)", line: 1, column: 1)
    guard let json = files.data(at: Language.fileName) else {
      throw Diagnostic(at: place, "the file can't be read")
    }
    do throws(LanguageFileError) {
      return language.merging(try Language(code: code, json: json))
    } catch {
      throw Diagnostic(at: place, "\(error); 'walkthrough language' writes a file to fill in")
    }
  }
}
