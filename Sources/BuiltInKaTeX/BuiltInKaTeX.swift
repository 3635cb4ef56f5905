import Foundation

/// KaTeX as it was installed where the program was built.
package enum BuiltInKaTeX {
  /// A file of it, such as `katex.min.js` or `fonts/KaTeX_Main-Regular.woff2`; `nil` if the program
  /// was built without KaTeX.
  package static func file(_ path: String) -> Data? {
    guard let text = EmbeddedFiles.all[path] else { return nil }
    return path.hasSuffix(".woff2") ? Data(base64Encoded: text) : Data(text.utf8)
  }
}
