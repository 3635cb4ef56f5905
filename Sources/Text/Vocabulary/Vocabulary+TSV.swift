extension Vocabulary {
  /// The vocabulary as a table that any program reads: `id`, `token`, `count`, parted by tabs.
  ///
  /// The first line names the columns. A backslash, tab, newline or carriage return within a token
  /// is written `\\`, `\t`, `\n` or `\r`.
  package var tsv: String {
    var text = "id\ttoken\tcount\n"
    for id in 0..<size {
      text += "\(id)\t\(escaped(token(of: id)))\t\(counts[id])\n"
    }
    return text
  }

  private func escaped(_ token: String) -> String {
    var text = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
