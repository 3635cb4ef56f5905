/// The order in which people number files: "chapter2" before "chapter10", and what is in a folder
/// together.
///
/// Names get keys, which are compared byte by byte, so sorting a million of them parses none twice. The
/// keys are in one run of bytes: as arrays they would take several times the memory.
struct NaturalOrder {
  private var keys: [UInt8] = []
  private var ends: [Int] = []

  init(of names: some Sequence<String>) {
    for name in names {
      appendKey(of: name)
      ends.append(keys.count)
    }
  }

  /// Whether the key of one name comes before that of another; `nil` if they are the same.
  func precedes(_ one: Int, _ other: Int) -> Bool? {
    let (one, other) = (key(one), key(other))
    if one.elementsEqual(other) { return nil }
    return one.lexicographicallyPrecedes(other)
  }

  private func key(_ number: Int) -> ArraySlice<UInt8> {
    keys[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  private mutating func appendKey(of name: String) {
    var digits: [UInt8] = []
    func endNumber() {
      guard !digits.isEmpty else { return }
      // A longer number is larger; numbers of one length are compared digit by digit.
      let number = digits.drop { $0 == UInt8(ascii: "0") }
      keys.append(UInt8(ascii: "0"))
      keys += [UInt8](repeating: 255, count: number.count / 255)
      keys.append(UInt8(number.count % 255))
      keys += number
      digits = []
    }
    for byte in name.utf8 {
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        digits.append(byte)
        continue
      }
      endNumber()
      switch byte {
      case UInt8(ascii: "/"): keys.append(0)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): keys.append(byte | 0x20)
      default: keys.append(byte)
      }
    }
    endNumber()
  }
}

extension Array {
  /// Brings the elements into natural order of their names; names that differ in case or zeros alone
  /// are in order of their bytes.
  mutating func sort(naturallyBy name: (Element) -> String) {
    let order = NaturalOrder(of: lazy.map(name))
    // Which element belongs at each index.
    var sources = indices.sorted { one, other in
      order.precedes(one, other)
        ?? name(self[one]).utf8.lexicographicallyPrecedes(name(self[other]).utf8)
    }
    // Each cycle of the permutation is walked once, so that nothing is in memory twice.
    for start in indices {
      var place = start
      while sources[place] != start {
        let source = sources[place]
        swapAt(place, source)
        sources[place] = place
        place = source
      }
      sources[place] = place
    }
  }

  /// The elements in natural order of their names.
  func sorted(naturallyBy name: (Element) -> String) -> [Element] {
    var sorted = self
    sorted.sort(naturallyBy: name)
    return sorted
  }
}
