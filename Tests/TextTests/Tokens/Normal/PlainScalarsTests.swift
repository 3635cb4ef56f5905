import Foundation
import Testing

@testable import Text

@Suite struct PlainScalarsTests {
  private static let all = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

  @Test func plainCharactersAreComposedAndNeverFollowUpOnOthers() {
    for scalar in Self.all {
      let text = String(scalar)
      if scalar.isPlain {
        #expect(
          Array(text.precomposedStringWithCanonicalMapping.unicodeScalars) == [scalar],
          "\(CodePoints.name(of: scalar)) isn't composed")
        #expect(scalar.properties.canonicalCombiningClass == .notReordered)
      }
      let parts = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
      // What comes second in a decomposition combines with the first.
      for part in parts.dropFirst() {
        #expect(!part.isPlain, "\(CodePoints.name(of: part)) is part of \(text)")
      }
    }
  }

  @Test func twoPlainCharactersAreTwoClusters() {
    let plain = Self.all.filter(\.isPlain)
    let few = plain.enumerated().filter { $0.offset % 97 == 0 }.map(\.element) + ["\n", " ", "a"]
    for one in plain {
      for other in [few[Int(one.value) % few.count], "\n", "a"] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: [one, other])
        #expect(
          String(text).count == 2, "\(CodePoints.name(of: one)) \(CodePoints.name(of: other))")
      }
    }
  }
}
