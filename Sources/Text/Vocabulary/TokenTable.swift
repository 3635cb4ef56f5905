/// Distinct tokens in order of first appearance, each with a number, found by their bytes.
///
/// All bytes lie in one run and the look-up goes through one table of 64-bit slots (open addressing,
/// linear probing), so that a look-up costs two or three reads of memory and no allocation.
struct TokenTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each token ends in `bytes`.
  private var ends: [Int] = []
  /// The upper half is a token's hash, the lower half its number plus one; 0 is an empty slot. The
  /// count of slots is a power of two, and at least a quarter of them is empty.
  private var slots = [UInt64](repeating: 0, count: 1024)

  var count: Int { ends.count }

  /// The UTF-8 bytes of token `number`.
  func bytes(of number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  func string(of number: Int) -> String {
    String(decoding: bytes(of: number), as: UTF8.self)
  }

  /// The number of `token`; `nil` if it is not in the table.
  func find(_ token: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = slots[self.slot(of: token, hash: hash(of: token))]
    return slot == 0 ? nil : Int(UInt32(truncatingIfNeeded: slot)) - 1
  }

  /// The number of `token`, which is added if it is not yet in the table.
  mutating func insert(_ token: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = hash(of: token)
    let place = slot(of: token, hash: hash)
    if slots[place] != 0 { return Int(UInt32(truncatingIfNeeded: slots[place])) - 1 }
    bytes.append(contentsOf: token)
    ends.append(bytes.count)
    slots[place] = UInt64(hash) << 32 | UInt64(ends.count)
    if ends.count * 4 > slots.count * 3 { grow() }
    return ends.count - 1
  }

  /// The slot that holds `token`, or the empty one where it belongs.
  private func slot(of token: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while true {
      let slot = slots[place]
      if slot == 0 { return place }
      if UInt32(slot >> 32) == hash,
        bytes(of: Int(UInt32(truncatingIfNeeded: slot)) - 1).elementsEqual(token)
      {
        return place
      }
      place = (place + 1) & mask
    }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot != 0 {
      var place = Int(slot >> 32) & mask
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }

  /// Mixes eight bytes at a time by multiplication. Good enough for words; no defence against texts
  /// that are made to collide, which would only be slow.
  private func hash(of token: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
    let raw = UnsafeRawBufferPointer(token)
    var hash = UInt64(raw.count) &* multiplier
    var position = 0
    while position + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      hash = (hash ^ word) &* multiplier
      hash ^= hash >> 29
      position += 8
    }
    var rest: UInt64 = 0
    while position < raw.count {
      rest = rest << 8 | UInt64(raw[position])
      position += 1
    }
    hash = (hash ^ rest) &* multiplier
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
