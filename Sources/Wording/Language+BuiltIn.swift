import Foundation

extension Language {
  /// The languages that the program has in full.
  package static let builtIn = [english, german]

  package static let german = resource("de")

  /// The built-in language of a code or, for one such as "de-AT", of its first part.
  package static func builtIn(_ code: String) -> Language? {
    let first = code.split(separator: "-").first.map { $0.lowercased() }
    return builtIn.first { $0.code == first }
  }

  private static func resource(_ code: String) -> Language {
    let path = "\(code).json"
    guard let text = EmbeddedFiles.all[path],
      let language = try? Language(code: code, json: Data(text.utf8))
    else { preconditionFailure("Sources/Wording/Resources/\(path) is no language") }
    return language
  }
}
