import Foundation

/// A safetensors file in parts that can be corrupted one by one.
struct HostileFile {
  private static let text = """
    {"__metadata__":{"note":"a \\"b\\" : {c}"},"weight":{"dtype":"F32","shape":[2,3],\
    "data_offsets":[0,24]},"ids":{"dtype":"I64","shape":[2],"data_offsets":[24,40]},\
    "none":{"dtype":"F64","shape":[0,5],"data_offsets":[40,40]},\
    "text":{"dtype":"U8","shape":[3],"data_offsets":[40,43]}}
    """

  var header = Array(text.utf8)
  var body = (0..<43).map { UInt8($0) }
  /// How much the stated length exceeds the header's true length.
  var lengthError: UInt64 = 0
  /// How many bytes are missing at the end.
  var missing = 0

  var data: Data {
    var data = Data(capacity: 8 + header.count + body.count)
    withUnsafeBytes(of: (UInt64(header.count) &+ lengthError).littleEndian) {
      data.append(contentsOf: $0)
    }
    data.append(contentsOf: header)
    data.append(contentsOf: body)
    return data.dropLast(missing)
  }
}

/// A way to corrupt a file.
enum Mutation: CaseIterable, Sendable {
  case bytes, cut, length, numbers, words, marks, entries, body

  /// Errors that this leads to, among others.
  var reasons: Set<String> {
    switch self {
    case .bytes: ["badHeader", "badOffsets", "badEntry", "unsupportedType"]
    case .cut: ["tooShort", "headerTooLong", "badOffsets"]
    case .length: ["headerTooLong", "badHeader", "noHeader"]
    case .numbers: ["badHeader", "badOffsets", "badEntry", "unsupportedType"]
    case .words: ["badHeader", "duplicateName", "badEntry", "unsupportedType"]
    case .marks: ["badHeader", "noHeader"]
    case .entries: ["badHeader", "duplicateName", "gap"]
    case .body: ["badOffsets", "gap"]
    }
  }

  private static let hostileNumbers = [
    "-1", "-0", "01", "1.0", "1e9", "1E-400", "0", "1", "3", "24", "40", "4294967296",
    "4611686018427387904", "9223372036854775807", "9223372036854775808", "18446744073709551616",
    String(repeating: "9", count: 400), "", "true", "null", "\"2\"", "[2]", "0x10", "2,3", "NaN",
  ]
  private static let hostileWords = [
    "", "__metadata__", "weight", "ids", "dtype", "shape", "data_offsets", "F32", "I64", "BF16",
    "\\u0069ds", "\\ud83d\\ude00", "\\ud800", "\\u00", "\\x", "e\u{301}", "\u{e9}", "\u{0}", "\n",
    "\",\"", String(repeating: "n", count: 300),
  ]
  private static let hostileMarks = [
    "", "{", "}", "[", "]", ":", ",", "\"", "\\", " ", "\t", "\u{0}", "\u{feff}", "/**/", "{}",
    "[]", "]]]]", String(repeating: "[", count: 500), String(repeating: "{\"a\":", count: 200),
  ]

  func apply(_ file: inout HostileFile, _ random: inout some RandomNumberGenerator) {
    switch self {
    case .bytes:
      let place = file.header.indices.randomElement(using: &random) ?? 0
      let byte = UInt8.random(in: 0...255, using: &random)
      let removed = Int.random(in: 0...2, using: &random)
      let added = Bool.random(using: &random) ? [byte] : []
      file.header.replaceSubrange(place..<min(place + removed, file.header.count), with: added)
    case .cut:
      file.missing = Int.random(in: 0...file.header.count + file.body.count + 8, using: &random)
    case .length:
      let count = UInt64(file.header.count)
      file.lengthError =
        [0, 1, 8, 43, 44, .max, 0 &- count, 0 &- 8, 1 << 63, 100_000_000, .max &- count]
        .randomElement(using: &random) ?? 0
    case .numbers: file.exchangeRun(of: \.isNumber, for: Self.hostileNumbers, &random)
    case .words: file.exchangeRun(of: \.isLetter, for: Self.hostileWords, &random)
    case .marks:
      file.exchangeRun(of: { !$0.isLetter && !$0.isNumber }, for: Self.hostileMarks, &random)
    case .entries: file.moveEntry(&random)
    case .body:
      let place = Int.random(in: 0...file.body.count, using: &random)
      let removed = Int.random(in: 0...2, using: &random)
      let added = [UInt8](repeating: 0xff, count: Int.random(in: 0...2, using: &random))
      file.body.replaceSubrange(place..<min(place + removed, file.body.count), with: added)
    }
  }
}

extension HostileFile {
  /// Replaces a run of characters of a kind with one of `texts`.
  fileprivate mutating func exchangeRun(
    of isMember: (Character) -> Bool, for texts: [String],
    _ random: inout some RandomNumberGenerator
  ) {
    func belongs(_ place: Int) -> Bool { isMember(Character(Unicode.Scalar(header[place]))) }
    guard let start = header.indices.filter(belongs).randomElement(using: &random) else { return }
    var end = start + 1
    while end < header.count, belongs(end) { end += 1 }
    var begin = start
    while begin > 0, belongs(begin - 1) { begin -= 1 }
    header.replaceSubrange(begin..<end, with: (texts.randomElement(using: &random) ?? "").utf8)
  }

  /// Removes, moves or repeats one of the header's entries.
  fileprivate mutating func moveEntry(_ random: inout some RandomNumberGenerator) {
    let separator = Array("},".utf8)
    var entries = header.split(separator: separator).map(Array.init)
    let entry = entries.indices.randomElement(using: &random) ?? 0
    let taken = Bool.random(using: &random) ? entries.remove(at: entry) : entries[entry]
    let place = Int.random(in: 0...entries.count, using: &random)
    if Int.random(in: 0..<3, using: &random) > 0 { entries.insert(taken, at: place) }
    header = Array(entries.joined(separator: separator))
  }
}
