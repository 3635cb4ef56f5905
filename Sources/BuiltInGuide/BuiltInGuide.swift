/// How to write a book: this project's AUTHORING.md, as it was when the program was built.
package enum BuiltInGuide {
  package static let authoring = EmbeddedFiles.all["AUTHORING.md"] ?? ""
}
