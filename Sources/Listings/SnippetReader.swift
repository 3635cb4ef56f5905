/// Finds the marked parts of one source file.
struct SnippetReader {
  private typealias Line = (number: Int, text: Substring)

  let path: String
  let text: String

  /// Every part, in the order of the file. A part may contain others.
  ///
  /// - Throws: `ListingError` for a marker that is malformed, unclosed or duplicated.
  func parts() throws(ListingError) -> [SourcePart] {
    var parts: [(begin: Int, part: SourcePart)] = []
    var open: [(name: String, line: Int, lines: [Line])] = []
    var begins: [String: Int] = [:]
    try visit { (line, marker) throws(ListingError) in
      switch marker {
      case .begin(let name):
        if let first = begins[name] {
          throw .doubledPart(path: path, name: name, line: line.number, firstLine: first)
        }
        begins[name] = line.number
        open.append((name, line.number, []))
      case .end:
        guard let part = open.popLast() else {
          throw .endWithoutPart(path: path, line: line.number)
        }
        parts.append((part.line, self.part(named: part.name, part.lines)))
      default:
        for index in open.indices { open[index].lines.append(line) }
      }
    }
    if let open = open.first {
      throw .unclosedPart(path: path, name: open.name, line: open.line)
    }
    return parts.sorted { $0.begin < $1.begin }.map(\.part)
  }

  /// The file without its markers and hidden lines.
  ///
  /// - Throws: `ListingError` for a marker that is malformed or hides the rest of the file.
  func wholeFile() throws(ListingError) -> SourcePart {
    var lines: [Line] = []
    try visit { (line, marker) throws(ListingError) in
      if marker == nil { lines.append(line) }
    }
    return part(named: nil, lines)
  }

  /// Calls `body` for each visible line and each line that begins or ends a part.
  private func visit(
    _ body: (Line, SnippetMarker?) throws(ListingError) -> Void
  ) throws(ListingError) {
    var hiddenFrom: Int?
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, text) in lines.enumerated() {
      let number = index + 1
      switch SnippetMarker(line: text) {
      case .hide: hiddenFrom = hiddenFrom ?? number
      case .show: hiddenFrom = nil
      case .malformed: throw .badMarker(path: path, line: number)
      case nil where hiddenFrom != nil: continue
      case let marker:
        if let hiddenFrom { throw .unclosedHiding(path: path, line: hiddenFrom) }
        try body((number, text), marker)
      }
    }
    if let hiddenFrom { throw .unclosedHiding(path: path, line: hiddenFrom) }
  }

  /// Removes blank lines at both ends and the common indentation.
  private func part(named name: String?, _ lines: [Line]) -> SourcePart {
    let isBlank = { (line: Line) in line.text.allSatisfy(\.isWhitespace) }
    var shown = lines[...].drop(while: isBlank)
    while let last = shown.last, isBlank(last) { shown.removeLast() }
    let indentation = shown.filter { !isBlank($0) }
      .map { $0.text.prefix { $0 == " " || $0 == "\t" } }
      .reduce(nil) { shared, next in
        shared.map { String($0.commonPrefix(with: next)) } ?? String(next)
      }
    let text = shown.map { isBlank($0) ? "" : $0.text.dropFirst(indentation?.count ?? 0) }
    return SourcePart(
      path: path, name: name, text: text.joined(separator: "\n"),
      lineNumbers: shown.map(\.number))
  }
}

extension Substring {
  /// The longest common prefix.
  fileprivate func commonPrefix(with other: Substring) -> Substring {
    let shared = zip(self, other).prefix { $0 == $1 }.count
    return prefix(shared)
  }
}

extension String {
  fileprivate func commonPrefix(with other: Substring) -> Substring {
    self[...].commonPrefix(with: other)
  }
}
