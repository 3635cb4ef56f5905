/// The order in which people number files: "chapter2" before "chapter10", and what is in a folder
/// together.
///
/// Keys are compared byte by byte, so sorting a million names doesn't parse any twice.
struct NaturalOrder: Comparable {
  private let key: [UInt8]
  private let name: String

  init(_ name: String) {
    self.name = name
    var key: [UInt8] = []
    var digits: [UInt8] = []
    func endNumber() {
      guard !digits.isEmpty else { return }
      // A longer number is larger; numbers of one length are compared digit by digit.
      let number = digits.drop { $0 == UInt8(ascii: "0") }
      key.append(UInt8(ascii: "0"))
      key += [UInt8](repeating: 255, count: number.count / 255)
      key.append(UInt8(number.count % 255))
      key += number
      digits = []
    }
    for byte in name.utf8 {
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        digits.append(byte)
        continue
      }
      endNumber()
      switch byte {
      case UInt8(ascii: "/"): key.append(0)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
      default: key.append(byte)
      }
    }
    endNumber()
    self.key = key
  }

  static func < (one: NaturalOrder, other: NaturalOrder) -> Bool {
    if one.key != other.key { return one.key.lexicographicallyPrecedes(other.key) }
    return one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}

extension Array {
  /// The elements in natural order of their names.
  func sorted(naturallyBy name: (Element) -> String) -> [Element] {
    map { (order: NaturalOrder(name($0)), element: $0) }
      .sorted { $0.order < $1.order }.map(\.element)
  }
}
