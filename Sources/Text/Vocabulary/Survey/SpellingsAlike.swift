import Foundation

/// Distinct tokens that differ in normal form, case or invisible characters only.
struct SpellingsAlike {
  private static let mostExamples = 3

  /// How many tokens have another one like it, and a few of them.
  let found: (count: Int, examples: [VocabularySurvey.Alike])

  /// - Parameter keepsCase: whether tokens that differ in case are different.
  /// - Complexity: O(bytes of the tokens): nothing is computed for those in lowercase ASCII.
  init(_ counter: TokenCounter, keepsCase: Bool) {
    var groups: [String: [Int]] = [:]
    for number in 0..<counter.types {
      let bytes = counter.bytes(of: number)
      guard Self.mayFold(bytes, keepsCase: keepsCase) else { continue }
      let token = String(decoding: bytes, as: UTF8.self)
      groups[Self.folded(token, keepsCase: keepsCase), default: []].append(number)
    }
    // What is folded already stays out of the groups until one of its kind needs it.
    for (key, numbers) in groups {
      if !Self.mayFold(Array(key.utf8)[...], keepsCase: keepsCase),
        let plain = counter.number(of: key),
        !numbers.contains(plain)
      {
        groups[key] = numbers + [plain]
      }
    }
    let alike = groups.values.filter { $0.count > 1 }.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
    found = (
      alike.reduce(0) { $0 + $1.count },
      alike.prefix(Self.mostExamples).map { Self.example($0.map(counter.token(of:))) }
    )
  }

  private static func example(_ tokens: [String]) -> VocabularySurvey.Alike {
    let (one, other) = CodePoints.difference(tokens[0], tokens[1])
    return VocabularySurvey.Alike(
      spellings: tokens.prefix(3).map { ShownToken.cut(Array($0.utf8)) }, codePoints: [one, other])
  }

  private static func mayFold(_ bytes: ArraySlice<UInt8>, keepsCase: Bool) -> Bool {
    bytes.contains { $0 >= 0x80 || !keepsCase && 0x41...0x5A ~= $0 }
  }

  private static func folded(_ token: String, keepsCase: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    let normal = token.precomposedStringWithCanonicalMapping
    scalars.append(
      contentsOf: (keepsCase ? normal : normal.lowercased()).unicodeScalars.filter {
        !$0.properties.isDefaultIgnorableCodePoint
      })
    return String(scalars)
  }
}
