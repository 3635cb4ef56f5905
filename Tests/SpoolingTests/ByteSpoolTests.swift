import Foundation
import Random
import Testing
import Wording

@testable import Spooling

@Suite struct ByteSpoolTests {
  /// Whatever is done in whatever order, a spool holds what an array would, in memory or not.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func doesWhatAnArrayDoes(seed: UInt64) throws {
    var random = MersenneTwister(seed: seed)
    func number(below limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }
    let spool = ByteSpool(limit: [1, 7, 64, 1 << 20][Int(seed % 4)])
    var array: [UInt8] = []
    for step in 0..<200 {
      switch number(below: 6) {
      case 0, 1, 2:
        let more = (0..<number(below: 30)).map { UInt8(truncatingIfNeeded: $0 + step) }
        try spool.append(more)
        array += more
      case 3:
        let count = array.count - number(below: min(array.count, 20) + 1)
        spool.truncate(to: count)
        array.removeSubrange(count...)
      case 4:
        let start = number(below: array.count + 1)
        let range = start..<start + number(below: array.count - start + 1)
        let place = number(below: start + 1)
        let moved = Array(array[range])
        try spool.move(range, to: place)
        array.replaceSubrange(place..<place + moved.count, with: moved)
      default:
        let start = number(below: array.count + 1)
        let range = start..<start + number(below: array.count - start + 1)
        #expect(try spool.withUnsafeBytes(in: range) { Array($0) } == Array(array[range]))
      }
      #expect(spool.count == array.count)
    }
    let bytes = try spool.finish()
    #expect(bytes.array == array)
    #expect(spool.count == 0)
  }

  @Test func bytesAreTheSameInMemoryAndInAFile() throws {
    let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) }
    let spool = ByteSpool(limit: 1000)
    try spool.append(content)
    var bytes = try spool.finish()
    #expect(bytes == Bytes(content))
    #expect(Set([bytes, Bytes(content)]).count == 1)
    var pieces: [UInt8] = []
    bytes.forEachPiece(of: 5..<2_500_000) { pieces += $0 }
    #expect(pieces == Array(content[5..<2_500_000]))
    #expect(
      bytes.withUnsafeBytes(in: 1_048_570..<1_048_580) { Array($0) }
        == Array(content[1_048_570..<1_048_580]))
    bytes.keepFirst(10)
    #expect(bytes.array == Array(content[..<10]))
    bytes.append(contentsOf: [1, 2])
    #expect(bytes.array == Array(content[..<10]) + [1, 2])
    bytes.keepFirst(0)
    #expect(bytes.isEmpty)
  }

  /// More is read than is held at a time, again and again.
  @Test func pagesThatWereLetGoComeBack() throws {
    let spool = ByteSpool(limit: 1000)
    let piece = [UInt8](repeating: 9, count: 1 << 20)
    for _ in 0..<40 { try spool.append(piece) }
    let bytes = try spool.finish()
    for _ in 0..<3 {
      var sum = 0
      bytes.forEachPiece { for byte in $0 where byte == 9 { sum += 1 } }
      #expect(sum == 40 << 20)
    }
  }

  @Test func aFolderThatTakesNoFileIsNamed() {
    let folder = "/nowhere/at/all"
    let error = #expect(throws: SpoolError.self) { try TemporaryFile(in: folder) }
    #expect(error?.folder == folder)
    #expect(error?.description.contains("TMPDIR") == true)
  }

  #if os(Linux)
    @Test func aFullDiskIsAnError() throws {
      let descriptor = open("/dev/full", O_RDWR)
      try #require(descriptor >= 0)
      let file = TemporaryFile(descriptor: descriptor, folder: "/dev")
      let full = SpoolError(folder: "/dev", reason: "No space left on device")
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 3, alignment: 1)
      defer { bytes.deallocate() }
      bytes.initializeMemory(as: UInt8.self, repeating: 7)
      #expect(throws: full) { try file.write(UnsafeRawBufferPointer(bytes), at: 0) }
    }
  #endif
}
