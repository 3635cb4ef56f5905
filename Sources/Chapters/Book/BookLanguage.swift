import Wording

/// The file `language.json` of a book: the page's words in the book's language. A book in a language
/// that the program has needs none.
struct BookLanguage {
  /// Its name in the folder of a book.
  static let name = "language.json"

  let files: BookFiles
  /// The book's folder as the user would type it, for diagnostics.
  let displayPath: String

  /// The language of a book: that of its file, of the program, or English.
  func read(code: String) throws(Diagnostic) -> Language {
    var language = Language.builtIn(code) ?? .english
    language.code = code
    guard files.contains(Self.name) else { return language }
    let place = SourceLocation(file: "\(displayPath)/\(Self.name)", line: 1, column: 1)
    guard let json = files.data(at: Self.name) else {
      throw Diagnostic(at: place, "the file can't be read")
    }
    do throws(LanguageFileError) {
      return language.merging(try Language(code: code, json: json))
    } catch {
      throw Diagnostic(at: place, "\(error); 'walkthrough language' writes a file to fill in")
    }
  }
}
