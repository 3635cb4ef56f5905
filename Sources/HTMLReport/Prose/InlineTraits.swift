import Chapters

extension [Inline] {
  /// Whether the text has letters that are written from right to left, so that the browser must find
  /// out its direction: by `dir="auto"`, which nothing else needs.
  var hasRightToLeft: Bool { labelText.unicodeScalars.contains(where: \.isRightToLeft) }

  /// Whether there is nothing but a picture, which then stands like a figure.
  var isPicture: Bool {
    if case .picture? = first { count == 1 } else { false }
  }

  var beginsWithCheckbox: Bool {
    if case .checkbox? = first { true } else { false }
  }
}

extension Unicode.Scalar {
  /// Whether the character is in a block of a script written from right to left.
  ///
  /// Source: Unicode Standard Annex #9, table 4, and the default ranges of `Bidi_Class`.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x1_0800...0x1_0FFF,
      0x1_E800...0x1_EFFF:
      true
    default: false
    }
  }
}
