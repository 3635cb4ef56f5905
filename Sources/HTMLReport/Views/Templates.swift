import Mustache

/// The page's templates, style and scripts, which are resources of this target.
struct Templates: Sendable {
  /// All templates of this build, read once.
  static let compiled = Result { try Templates() }

  private static let folder = "templates/"
  private static let suffix = ".mustache"

  private let library: MustacheLibrary

  /// Reads every template.
  ///
  /// The line break at the end of a file is not part of the template: inline, it would be a space.
  init() throws {
    var library = MustacheLibrary()
    for (path, text) in EmbeddedFiles.all where path.hasPrefix(Self.folder) {
      let name = String(path.dropFirst(Self.folder.count).dropLast(Self.suffix.count))
      let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
      do {
        try library.register(text, named: name)
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

  /// The text of a resource that is not a template.
  static func resource(_ path: String) throws -> String {
    guard let text = EmbeddedFiles.all[path] else { throw ReportError.missingResource(path) }
    return text
  }
}
