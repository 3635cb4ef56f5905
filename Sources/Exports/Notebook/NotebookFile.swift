import Foundation

/// A Jupyter notebook as a file.
///
/// Source: the format's schema, nbformat 4.5.
struct NotebookFile: Encodable {
  private struct Metadata: Encodable {
    struct Kernel: Encodable {
      let display_name = "Python 3"
      let language = "python"
      let name = "python3"
    }

    struct Language: Encodable {
      let name = "python"
    }

    let kernelspec = Kernel()
    let language_info = Language()
    let title: String
  }

  private let cells: [NotebookCell]
  private let metadata: Metadata
  private let nbformat = 4
  private let nbformat_minor = 5

  init(title: String, cells: [NotebookCell]) {
    self.cells = cells.enumerated().map { index, cell in
      var cell = cell
      cell.id = "cell-\(index + 1)"
      return cell
    }
    metadata = Metadata(title: title)
  }

  func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

/// One cell of a notebook.
struct NotebookCell: Encodable {
  enum Kind: String {
    case code, markdown
  }

  var id = ""
  let kind: Kind
  let source: String
  /// Pictures that the text refers to, by name.
  var attachments: [String: MediaFile] = [:]

  init(_ kind: Kind, _ source: String, attachments: [String: MediaFile] = [:]) {
    self.kind = kind
    self.source = source
    self.attachments = attachments
  }

  private enum CodingKeys: String, CodingKey {
    case id, metadata, source, attachments, outputs
    case kind = "cell_type"
    case executionCount = "execution_count"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind.rawValue, forKey: .kind)
    try container.encode([String: String](), forKey: .metadata)
    try container.encode(Self.lines(of: source), forKey: .source)
    switch kind {
    case .code:
      try container.encode([String](), forKey: .outputs)
      try container.encodeNil(forKey: .executionCount)
    case .markdown where !attachments.isEmpty:
      try container.encode(
        attachments.mapValues { [$0.mediaType: $0.data.base64EncodedString()] },
        forKey: .attachments)
    case .markdown: break
    }
  }

  /// Lines that keep their ends, as notebooks have them, which makes differences readable.
  private static func lines(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map {
      $0.offset < lines.count - 1 ? $0.element + "\n" : String($0.element)
    }
  }
}
