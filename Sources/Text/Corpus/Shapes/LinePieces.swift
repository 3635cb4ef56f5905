#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The lines of a block, each with its "\n"; the last one may go on in the next block.
struct LinePieces: Sequence, IteratorProtocol {
  struct Piece {
    let bytes: UnsafeRawBufferPointer
    let endsLine: Bool
  }

  private var rest: UnsafeRawBufferPointer

  init(_ block: UnsafeRawBufferPointer) {
    rest = block
  }

  mutating func next() -> Piece? {
    guard let base = rest.baseAddress, !rest.isEmpty else { return nil }
    let end = memchr(base, Int32(UInt8(ascii: "\n")), rest.count)
    let count = end.map { base.distance(to: UnsafeRawPointer($0)) + 1 } ?? rest.count
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
    return Piece(bytes: UnsafeRawBufferPointer(rebasing: rest[..<count]), endsLine: end != nil)
  }
}
