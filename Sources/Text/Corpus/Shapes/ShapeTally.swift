import Wording

/// Counts over all files, for findings about the data as a whole.
struct ShapeTally {
  var files = 0
  /// Those that began with a byte-order mark of UTF-8.
  var marks = 0
  var blankLines = 0
  var emptyRecords = 0
  /// The documents that separators made.
  var pieces = 0
  var separator: TextSeparator?

  var findings: [Finding] {
    var findings = Finding.marks(marks, of: files)
    if let separator {
      findings.append(
        Finding(
          "\(separator.text.shown) separates \(counted(pieces, "document"))",
          advice: separator.wasAskedFor
            ? nil : "set load.separator to another border, if that one is part of the text"))
    }
    if blankLines > 0 { findings.append(Finding("\(counted(blankLines, "blank line")) skipped")) }
    if emptyRecords > 0 {
      findings.append(Finding("\(counted(emptyRecords, "record")) without text"))
    }
    return findings
  }
}

/// "1 file", "2 files".
///
/// - Parameter noun: in English; a language has a translation of "{1} file" and of "{1} files".
func counted(_ count: Int, _ noun: String) -> Phrase {
  Phrase("{1} \(noun)\(count == 1 ? "" : "s")", Phrase.Argument(count))
}

/// Some names in a sentence: "a.txt, b.txt and 7 more".
func listed(_ names: [String], of count: Int) -> Phrase.Argument {
  let shown = names.prefix(4).map(\.shown)
  let (names, rest) = (shown.joined(separator: ", "), count - shown.count)
  return rest > 0 ? .phrase("\(names) and \(rest) more") : .text(names)
}
