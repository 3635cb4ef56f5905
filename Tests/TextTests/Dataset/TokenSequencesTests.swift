import Testing
import Text
import Tokens

@Suite struct TokenSequencesTests {
  @Test func documentsLieOneAfterAnother() {
    let sequences = TokenSequences(
      ids: [2, 5, 3, 2, 6, 7, 3], layout: .documents(offsets: [0, 3, 7]))
    #expect(sequences.count == 2)
    #expect(Array(sequences[0]) == [2, 5, 3])
    #expect(Array(sequences[1]) == [2, 6, 7, 3])
    #expect(sequences.lengths == [2, 3])
    #expect(sequences.targetCount == 5)
  }

  @Test func windowsOverlap() {
    let sequences = TokenSequences(
      windowsOver: Array(0..<8), length: 3, stride: 2, target: .shifted)
    #expect((0..<sequences.count).map { Array(sequences[$0]) } == [[0, 1, 2, 3], [2, 3, 4, 5]])
    #expect(sequences.targetCount == 6)
  }

  /// Python: `len(range(0, tokens - length - 1, stride))`.
  @Test(arguments: [
    (437_098, 100, 1, 436_997), (8, 3, 1, 4), (8, 3, 2, 2), (9, 3, 2, 3), (4, 3, 1, 0),
    (5, 3, 1, 1),
    (0, 3, 1, 0), (10, 3, 100, 1),
  ])
  func countsLikeTheBook(tokens: Int, length: Int, stride: Int, expected: Int) {
    #expect(
      TokenSequences.windowCount(tokens: tokens, length: length, stride: stride) == expected)
  }

  @Test(arguments: [Target.shifted, .next], [(1, 1), (3, 1), (3, 2), (2, 5), (4, 3)])
  func weightsAreThoseOfAllWindows(target: Target, shape: (length: Int, stride: Int)) {
    let ids = (0..<40).map { Int32($0 * 7 % 11) }
    let sequences = TokenSequences(
      windowsOver: ids, length: shape.length, stride: shape.stride, target: target)
    var expected: [[Int32]: Int] = [:]
    for index in 0..<sequences.count {
      let window = Array(sequences[index])
      let first = target == .shifted ? 1 : window.count - 1
      for position in first..<window.count {
        expected[[window[position - 1], window[position]], default: 0] += 1
      }
    }
    var found: [[Int32]: Int] = [:]
    sequences.forEachTarget { context, target, weight in
      found[context.suffix(1) + [target], default: 0] += weight
    }
    #expect(found == expected)
    #expect(found.values.reduce(0, +) == sequences.targetCount)
  }

  /// Every offset gives as many windows, all within the text, and the first offset is the start.
  @Test(arguments: [
    (tokens: 100, length: 7, stride: 7), (100, 7, 3), (100, 7, 1), (29, 7, 7), (15, 7, 7),
    (9, 7, 7), (10, 7, 30), (1000, 35, 35),
  ])
  func windowsCanStartElsewhere(tokens: Int, length: Int, stride: Int) {
    let sequences = TokenSequences(
      windowsOver: Array(0..<Int32(tokens)), length: length, stride: stride, target: .shifted)
    let offsets = sequences.windowOffsets
    #expect((1...stride).contains(offsets.choices))
    #expect(offsets.sequences >= max(1, sequences.count - 1))
    for offset in 0..<offsets.choices {
      let shifted = sequences.starting(at: offset, count: offsets.sequences)
      #expect(shifted.count == offsets.sequences)
      for index in 0..<shifted.count {
        let start = Int32(offset + index * stride)
        #expect(Array(shifted[index]) == Array(start...start + Int32(length)))
      }
    }
  }

  @Test func documentsStartWhereTheyStart() {
    let documents = TokenSequences(ids: [1, 2, 3, 4], layout: .documents(offsets: [0, 2, 4]))
    #expect(documents.windowOffsets == .init(choices: 1, sequences: 2))
    #expect(documents.starting(at: 0, count: 2) == documents)
    let none = TokenSequences(windowsOver: [1, 2], length: 5, stride: 5, target: .shifted)
    #expect(none.windowOffsets == .init(choices: 1, sequences: 0))
  }
}
