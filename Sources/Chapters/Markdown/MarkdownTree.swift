import CMark

/// A Markdown document parsed by libcmark. The C tree is freed with this value.
struct MarkdownTree: ~Copyable {
  /// The error for a document nested deeper than `depthLimit`.
  struct TooDeep: Error {
    let line: Int
    let column: Int
  }

  /// The limit on nesting, as readers recurse and the stack is finite.
  static let depthLimit = 60

  private let root: OpaquePointer

  /// Parses CommonMark. Any text is a valid document.
  init(parsing text: [UInt8]) {
    root = text.withUnsafeBytes { bytes in
      // An empty array may have no address, but cmark needs one.
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      return start.map { cmark_parse_document($0, bytes.count, CMARK_OPT_DEFAULT) }
        ?? cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
    }
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
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list(start: listStart(node))
    case CMARK_NODE_ITEM: .item
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
    default: .document
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
