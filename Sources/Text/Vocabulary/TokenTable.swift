import Foundation

/// Distinct tokens in order of first appearance, each with a number, found by their bytes.
///
/// All bytes are in one run, and a hash table (open addressing, linear probing) maps a token's key
/// to its number. The key of a short token is the token itself, so most look-ups read memory once.
struct TokenTable: Sendable {
  private struct Slot {
    var key: TokenKey
    /// The token's number plus one; 0 marks an empty slot.
    var number: UInt32

    static let empty = Slot(key: TokenKey(bits: 0, length: 0), number: 0)
  }

  private var bytes: [UInt8] = []
  /// Where each token begins in `bytes`, followed by the end.
  private var borders = [0]
  /// A power of two, of which at least a quarter is empty.
  private var slots = [Slot](repeating: .empty, count: 1024)

  var count: Int { borders.count - 1 }

  /// The UTF-8 bytes of token `number`.
  func bytes(of number: Int) -> ArraySlice<UInt8> {
    bytes[borders[number]..<borders[number + 1]]
  }

  func string(of number: Int) -> String {
    String(decoding: bytes(of: number), as: UTF8.self)
  }

  /// The number of `token`; `nil` if it is not in the table.
  func find(_ token: Token) -> Int? {
    let slot = slots[place(of: token, key: TokenKey(token))]
    return slot.number == 0 ? nil : Int(slot.number) - 1
  }

  /// The number of `token`, which is added if it is not yet in the table.
  @inline(__always)
  mutating func insert(_ token: Token) -> Int {
    let key = TokenKey(token)
    let place = place(of: token, key: key)
    let number = slots[place].number
    if number != 0 { return Int(number) - 1 }
    bytes.append(contentsOf: token.bytes)
    borders.append(bytes.count)
    slots[place] = Slot(key: key, number: UInt32(count))
    if count * 8 > slots.count * 7 { grow() }
    return count - 1
  }

  /// The slot that holds `token`, or the empty one where it belongs.
  @inline(__always)
  private func place(of token: Token, key: TokenKey) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var place = key.place(among: slots.count)
      while true {
        let slot = slots[place]
        if slot.number == 0 { return place }
        if slot.key == key, key.isWholeToken || isToken(Int(slot.number) - 1, token) {
          return place
        }
        place = (place + 1) & (slots.count - 1)
      }
    }
  }

  private func isToken(_ number: Int, _ token: Token) -> Bool {
    bytes.withUnsafeBufferPointer { all in
      guard let known = all.baseAddress else { return true }
      return memcmp(known + borders[number], token.start, token.count) == 0
    }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: .empty, count: slots.count * 2)
    for slot in slots where slot.number != 0 {
      var place = slot.key.place(among: larger.count)
      while larger[place].number != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    slots = larger
  }
}
