/// A node of a parsed Markdown document, with its position as cmark reports it.
struct MarkdownNode: Sendable {
  enum Kind: Hashable, Sendable {
    case document, quote, item, paragraph, thematicBreak
    /// `start` is `nil` for bullets.
    case list(start: Int?)
    case heading(level: Int)
    /// The info string; also empty for an indented block.
    case codeBlock(info: String)
    case htmlBlock
    /// An item of a list that is a task.
    case task(isChecked: Bool)
    case table(alignments: [Table.Alignment?])
    case tableRow, tableCell
    /// In the order of their numbers, at the end of the document.
    case footnoteDefinition
    case footnoteReference
    case text, code, htmlInline, softBreak, lineBreak, emphasis, strong, strikethrough
    case link(destination: String, title: String)
    case image(source: String, title: String)
  }

  var kind: Kind
  /// The text of a leaf node.
  var literal: String
  /// From 1; 0 for breaks.
  var line: Int
  /// From 1, in bytes. After the first line of a paragraph, cmark counts as if each line were
  /// indented like the first.
  var column: Int
  var endLine: Int
  var endColumn: Int
  var children: [MarkdownNode]
}
