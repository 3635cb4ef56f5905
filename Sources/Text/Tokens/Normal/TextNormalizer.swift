import Foundation

/// Brings a text into the form that tokens are made from, block by block: composed letters, and
/// ASCII in place of typographic marks.
struct TextNormalizer: Hashable, Sendable {
  /// Whether the result is in Normalization Form C.
  let composes: Bool
  /// Whether ASCII replaces typographic marks.
  let replacesMarks: Bool

  var changesNothing: Bool { !composes && !replacesMarks }

  /// Appends a block to `result` in normal form.
  ///
  /// - Parameter block: UTF-8 that begins and ends where texts can be cut; invalid bytes are kept.
  /// - Complexity: O(bytes of `block`); only what has accents of its own, or another character that
  ///   isn't plain, goes through Foundation.
  func append(
    _ block: UnsafeBufferPointer<UInt8>, to result: inout [UInt8],
    counting changes: inout NormalizationCounts
  ) {
    result.reserveCapacity(result.count + block.count)
    var position = 0
    // Where the last plain character begins, in the text and in the result.
    var base: (start: Int, written: Int)?
    while position < block.count {
      let byte = block[position]
      if byte < 0x80 {
        base = (position, result.count)
        result.append(byte)
        position += 1
        continue
      }
      guard let (scalar, count) = decodeScalar(in: block, at: position) else {
        base = nil
        result.append(byte)
        position += 1
        continue
      }
      if replacesMarks, let ascii = TypographicMarks.ascii(for: scalar) {
        // No mark combines with an accent, nor does what replaces it.
        base = nil
        result.append(contentsOf: ascii.bytes)
        changes.marks += 1
      } else if !composes || scalar.isPlain {
        base = (position, result.count)
        result.append(contentsOf: block[position..<position + count])
      } else {
        let end = endOfIntricatePart(of: block, from: position + count)
        let start = base ?? (position, result.count)
        result.removeSubrange(start.written...)
        changes.composed += Self.compose(block[start.start..<end], to: &result)
        base = nil
        position = end
        continue
      }
      position += count
    }
  }

  /// The position of the next plain character, or the end.
  private func endOfIntricatePart(
    of block: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var position = start
    while position < block.count, let (scalar, count) = decodeScalar(in: block, at: position),
      !scalar.isASCII, !scalar.isPlain
    {
      position += count
    }
    return position
  }

  /// - Returns: 1 if the part wasn't composed yet, otherwise 0.
  private static func compose(
    _ part: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]
  ) -> Int {
    let text = String(decoding: part, as: UTF8.self)
    let start = result.count
    // Foundation joins a Korean syllable with a final consonant only if both are decomposed.
    result.append(
      contentsOf: text.decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
        .utf8)
    return result[start...].elementsEqual(part) ? 0 : 1
  }
}

/// What bringing a text into its normal form changed.
package struct NormalizationCounts: Codable, Hashable, Sendable {
  /// Places where letters and accents were composed.
  package var composed = 0
  /// Typographic marks read as their ASCII kin.
  package var marks = 0

  package init(composed: Int = 0, marks: Int = 0) {
    self.composed = composed
    self.marks = marks
  }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
