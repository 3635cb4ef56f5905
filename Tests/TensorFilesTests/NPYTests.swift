import Foundation
import TensorFiles
import Testing

@Suite struct NPYTests {
  @Test func headerSaysWhatFollows() {
    let data = NPY.encoded(.int32([1, 2, 3]))
    #expect(data.prefix(8) == Data([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]))
    let length = Int(data[8]) | Int(data[9]) << 8
    #expect((10 + length) % 64 == 0)
    let header = String(decoding: data[10..<10 + length], as: UTF8.self)
    #expect(header.hasPrefix("{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }"))
    #expect(header.hasSuffix("\n"))
    #expect(data.dropFirst(10 + length) == Data([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]))
  }

  @Test func sixtyFourBitIntegersKeepTheirWidth() {
    let data = NPY.encoded(.int64([-1]))
    #expect(data.suffix(8) == Data(repeating: 0xff, count: 8))
    #expect(String(decoding: data, as: UTF8.self).contains("'<i8'"))
  }
}
