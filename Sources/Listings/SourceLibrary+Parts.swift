extension SourceLibrary {
  /// The part called `name` of the file at `path`, or the whole file if `name` is `nil`.
  ///
  /// Parts lie between Swift-DocC's comments `// snippet.NAME` and `// snippet.end`; lines between
  /// `// snippet.hide` and `// snippet.show` are left out, as are the markers. A part may contain
  /// others; `// snippet.end` ends the one that began last.
  ///
  /// - Parameters:
  ///   - path: below `Sources`, such as `Neural/LSTM.swift`.
  ///   - name: a marked part, or `nil` for the whole file.
  /// - Throws: `ListingError` if there is no such file or part, or its markers don't match.
  package func part(_ path: String, _ name: String?) throws(ListingError) -> SourcePart {
    guard let text = files[path] else {
      throw .noSuchFile(path: path, known: files.keys.sorted())
    }
    return try Self.part(path, name, of: text)
  }

  /// The same of a file that isn't this package's, if there is a `text`.
  package func part(
    _ path: String, _ name: String?, text: String?
  ) throws(ListingError) -> SourcePart {
    guard let text else { return try part(path, name) }
    return try Self.part(path, name, of: text)
  }

  private static func part(
    _ path: String, _ name: String?, of text: String
  ) throws(ListingError) -> SourcePart {
    let reader = SnippetReader(path: path, text: text)
    guard let name else { return try reader.wholeFile() }
    let parts = try reader.parts()
    guard let part = parts.first(where: { $0.name == name }) else {
      throw .noSuchPart(path: path, name: name, known: parts.compactMap(\.name))
    }
    return part
  }
}
