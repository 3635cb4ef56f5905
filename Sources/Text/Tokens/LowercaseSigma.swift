/// The lower case of the capital sigma at `position`: `ς` at the end of a word, and otherwise `σ`.
///
/// It ends a word if a cased letter comes before it and none after it, whatever case-ignorable
/// characters (apostrophes, full stops, accents) stand between. This is the one rule of Python's
/// `str.lower` that looks at a character's neighbours.
///
/// Source: The Unicode Standard, section 3.13, table 3-17, *Final_Sigma*.
func lowercaseSigma(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> String {
  var before = position
  var followsLetter = false
  while before > 0 {
    before -= 1
    while before > 0, text[before] & 0xc0 == 0x80 { before -= 1 }
    guard let (scalar, _) = decodeScalar(in: text, at: before) else { break }
    if scalar.properties.isCaseIgnorable { continue }
    followsLetter = scalar.properties.isCased
    break
  }
  guard followsLetter else { return "σ" }

  var after = position + 2
  while after < text.count {
    guard let (scalar, count) = decodeScalar(in: text, at: after) else { break }
    if scalar.properties.isCaseIgnorable {
      after += count
      continue
    }
    return scalar.properties.isCased ? "σ" : "ς"
  }
  return "ς"
}
