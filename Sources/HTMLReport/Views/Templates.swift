import Mustache
import Synchronization
import Wording

/// The page's templates, style and scripts, which are resources of this target.
struct Templates: Sendable {
  /// Those that have been read, by language.
  private static let read = Mutex<[Language: Templates]>([:])

  /// The templates of this build in the current language, read once.
  static func compiled() throws -> Templates {
    let language = Language.current
    return try read.withLock { read in
      if let templates = read[language] { return templates }
      let templates = try Templates()
      read[language] = templates
      return templates
    }
  }

  private static let folder = "templates/"
  private static let suffix = ".mustache"

  private let library: MustacheLibrary

  /// Reads every template and puts the current language's words into it.
  ///
  /// The line break at the end of a file is not part of the template: inline, it would be a space.
  init() throws {
    var library = MustacheLibrary()
    for (path, text) in EmbeddedFiles.all where path.hasPrefix(Self.folder) {
      let name = String(path.dropFirst(Self.folder.count).dropLast(Self.suffix.count))
      let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
      do {
        try library.register(Self.localized(text), named: name)
      } catch {
        throw ReportError.brokenTemplate(name: name, reason: "\(error)")
      }
    }
    self.library = library
  }

  func render(_ view: View, template: String = "page") throws -> String {
    guard let text = library.render(view, withTemplate: template) else {
      throw ReportError.missingResource(Self.folder + template + Self.suffix)
    }
    return text
  }

  /// A template whose words, between `{{#_}}` and `{{/_}}`, are in the current language. A translation
  /// has the same names in it as the English.
  private static func localized(_ template: String) -> String {
    template.replacing(/\{\{#_\}\}((?s).*?)\{\{\/_\}\}/) { match in
      Wording.localized(Phrase(String(match.output.1)))
    }
  }

  /// The text of a resource that is not a template.
  static func resource(_ path: String) throws -> String {
    guard let text = EmbeddedFiles.all[path] else { throw ReportError.missingResource(path) }
    return text
  }
}
