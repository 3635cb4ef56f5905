import Random

/// Mutates bytes: at random, and with tokens that mean something to the code that reads them.
struct Mutator {
  private static let numbers = [
    "0", "-1", "1", "1e999", "-1e999", "nan", "NaN", "99999999999999999999", "9223372036854775807",
    "-9223372036854775808", "4294967296", "2147483648", "0.1e-400", "0x", "1_000_", "",
  ]

  /// Tokens of the input's format.
  let pieces: [String]

  /// Makes no, one, three or seven changes: few leave much to read, many leave little that is
  /// expected.
  func mutate(_ bytes: [UInt8], _ random: inout MersenneTwister) -> [UInt8] {
    var bytes = bytes
    let count = (1 << Int.random(in: 0...3, using: &random)) - 1
    for _ in 0..<count { change(&bytes, &random) }
    return bytes
  }

  func mutate(_ text: String, _ random: inout MersenneTwister) -> String {
    String(decoding: mutate(Array(text.utf8), &random), as: UTF8.self)
  }

  private func change(_ bytes: inout [UInt8], _ random: inout MersenneTwister) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, start + Self.length(&random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0 where start < bytes.count: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where start < bytes.count: bytes[start] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 4: bytes.removeSubrange(start...)
    case 5:
      let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
      let count = random.next() % 20 == 0 ? 200 : 1
      bytes.insert(contentsOf: (0..<count).flatMap { _ in piece }, at: start)
    case 6: replaceNumber(in: &bytes, from: start, &random)
    case 7:
      let target = Int.random(in: 0...(bytes.count - (end - start)), using: &random)
      let piece = Array(bytes[start..<end])
      bytes.removeSubrange(start..<end)
      bytes.insert(contentsOf: piece, at: target)
    default:
      let piece = (start..<end).map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes.replaceSubrange(start..<end, with: piece)
    }
  }

  /// Mostly a few bytes, sometimes many.
  private static func length(_ random: inout MersenneTwister) -> Int {
    1 << Int.random(in: 0...10, using: &random)
  }

  private func replaceNumber(
    in bytes: inout [UInt8], from start: Int, _ random: inout MersenneTwister
  ) {
    func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
    let number = Self.numbers.randomElement(using: &random) ?? ""
    bytes.replaceSubrange(first..<end, with: Array(number.utf8))
  }
}
