import CMark
import Synchronization

/// A Markdown document parsed by libcmark-gfm, with GitHub's tables, tasks, strikethrough, bare
/// addresses and footnotes. The C tree is freed with this value.
struct MarkdownTree: ~Copyable {
  /// The error for a document nested deeper than `depthLimit`.
  struct TooDeep: Error {
    let line: Int
    let column: Int
  }

  /// The limit on nesting, as readers recurse and the stack is finite.
  static let depthLimit = 60

  private let root: OpaquePointer

  /// Parses GitHub's Markdown. Any text is a valid document.
  init(parsing text: [UInt8]) {
    let document = Self.extensions.withLock { _ in
      UInt(bitPattern: Self.parser().flatMap { Self.parse(text, by: $0) })
    }
    guard let root = OpaquePointer(bitPattern: document) else {
      fatalError("libcmark-gfm has no memory for a document")
    }
    self.root = root
  }

  /// The extensions are registered once for the whole process. The parser keeps what is special to
  /// them in tables shared by all threads, and changes these for each document: only one is parsed
  /// at a time.
  private static let extensions: Mutex<Void> = {
    cmark_gfm_core_extensions_ensure_registered()
    return Mutex(())
  }()

  private static func parser() -> OpaquePointer? {
    let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)
    for name in ["table", "tasklist", "strikethrough", "autolink"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    return parser
  }

  private static func parse(_ text: [UInt8], by parser: OpaquePointer) -> OpaquePointer? {
    defer { cmark_parser_free(parser) }
    text.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) {
        cmark_parser_feed(parser, start, bytes.count)
      }
    }
    return cmark_parser_finish(parser)
  }

  deinit {
    cmark_node_free(root)
  }

  /// The whole tree as values.
  ///
  /// - Throws: `TooDeep` if nodes are more than `depthLimit` levels deep.
  func document() throws(TooDeep) -> MarkdownNode {
    try Self.node(root, depth: 0)
  }

  private static func node(
    _ node: OpaquePointer, depth: Int
  ) throws(TooDeep) -> MarkdownNode {
    let line = Int(cmark_node_get_start_line(node))
    let column = Int(cmark_node_get_start_column(node))
    guard depth <= depthLimit else { throw TooDeep(line: line, column: column) }
    var children: [MarkdownNode] = []
    var child = cmark_node_first_child(node)
    while let next = child {
      children.append(try self.node(next, depth: depth + 1))
      child = cmark_node_next(next)
    }
    return MarkdownNode(
      kind: kind(of: node), literal: string(cmark_node_get_literal(node)), line: line,
      column: column, endLine: Int(cmark_node_get_end_line(node)),
      endColumn: Int(cmark_node_get_end_column(node)), children: children)
  }

  private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
    let name = string(cmark_node_get_type_string(node))
    return switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list(start: listStart(node))
    case CMARK_NODE_ITEM: name == "tasklist" ? .task(isChecked: isChecked(node)) : .item
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_CODE_BLOCK: .codeBlock(info: string(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      .link(
        destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      .image(source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: kind(ofExtension: name, node)
    }
  }

  /// The extensions' nodes have no constants, only names.
  private static func kind(ofExtension name: String, _ node: OpaquePointer) -> MarkdownNode.Kind {
    switch name {
    case "table": .table(alignments: alignments(of: node))
    case "table_row", "table_header": .tableRow
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .document
    }
  }

  private static func isChecked(_ item: OpaquePointer) -> Bool {
    cmark_gfm_extensions_get_tasklist_item_checked(item)
  }

  private static func alignments(of table: OpaquePointer) -> [Table.Alignment?] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else {
      return Array(repeating: nil, count: count)
    }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: nil
      }
    }
  }

  private static func listStart(_ node: OpaquePointer) -> Int? {
    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(node)) : nil
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
