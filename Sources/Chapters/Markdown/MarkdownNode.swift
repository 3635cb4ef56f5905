/// A node of a parsed Markdown document, with cmark's notion of where it stands.
struct MarkdownNode: Sendable {
  enum Kind: Hashable, Sendable {
    case document, quote, item, paragraph, thematicBreak
    /// `start` is `nil` for bullets.
    case list(start: Int?)
    case heading(level: Int)
    /// The info string; empty for an indented block, too.
    case codeBlock(info: String)
    case htmlBlock
    case text, code, htmlInline, softBreak, lineBreak, emphasis, strong
    case link(destination: String, title: String)
    case image(source: String, title: String)
  }

  var kind: Kind
  /// The text of a leaf.
  var literal: String
  /// From 1. Breaks have none (0).
  var line: Int
  /// From 1, in bytes. Behind the first line of a paragraph cmark counts as if each line were
  /// indented like the first.
  var column: Int
  var endLine: Int
  var endColumn: Int
  var children: [MarkdownNode]
}
