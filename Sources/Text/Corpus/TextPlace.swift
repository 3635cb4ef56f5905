import Wording

/// A place in a text, as an editor finds it.
package struct TextPlace: Hashable, Sendable {
  /// In bytes from the beginning; `nil` if the text was UTF-16 or UTF-32 before it was decoded.
  package let offset: Int?
  /// From 1, as `column`, which counts characters of Unicode.
  package let line: Int
  /// `nil` within a field of a table, which begins anywhere in its line.
  package let column: Int?

  package init(offset: Int?, line: Int, column: Int?) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// Counts lines and characters up to a place, in UTF-8 that comes in pieces.
  struct Counter {
    private var line = 1
    private var column = 1

    mutating func pass(_ text: some BidirectionalCollection<UInt8>) {
      let newline = UInt8(ascii: "\n")
      var rest = text[...]
      if let last = text.lastIndex(of: newline) {
        line += text.count { $0 == newline }
        column = 1
        rest = text[text.index(after: last)...]
      }
      column += rest.count { $0 & 0xc0 != 0x80 }
    }

    func place(offset: Int?) -> TextPlace {
      TextPlace(offset: offset, line: line, column: column)
    }
  }
}

extension TextPlace {
  /// "byte 3 (line 1, column 4)".
  var phrase: Phrase {
    switch (offset, column) {
    case (let offset?, let column?):
      "byte \(plain: offset) (line \(plain: line), column \(plain: column))"
    case (let offset?, nil): "byte \(plain: offset) (line \(plain: line))"
    case (nil, let column?): "line \(plain: line), column \(plain: column)"
    case (nil, nil): "line \(plain: line)"
    }
  }
}
