import Neural
import Testing
import Tokens

/// The reference's gradients against finite differences of its loss.
@Suite struct ReferenceModelTests {
  static let cases: [(ModelShape, lengths: [Int])] = [
    (shape(5, 3, 4, 1), [6, 3, 4]),
    (shape(7, 2, 5, 2), [4, 9, 2, 0, 1]),
    (shape(4, 3, 3, 3), [5]),
    (shape(9, 1, 1, 1, padding: 2), [12, 2]),
    (shape(6, 3, 3, 2, isTied: true), [6, 3, 4]),
  ]

  @Test(arguments: cases.indices, [Target.shifted, .next])
  func gradientsAreTheSlopesOfTheLoss(_ index: Int, target: Target) {
    let (shape, lengths) = Self.cases[index]
    let sequences = exampleSequences(lengths, vocabulary: shape.vocabulary).map(Array.init)
    var reference = ReferenceModel(exampleModel(shape))
    let gradients = reference.gradients(sequences, target: target)
    let step = 1e-5
    for place in reference.parameters.indices {
      let value = reference.parameters[place]
      reference.parameters[place] = value + step
      let above = reference.loss(sequences, target: target)
      reference.parameters[place] = value - step
      let below = reference.loss(sequences, target: target)
      reference.parameters[place] = value
      // The padding token's vector is fixed.
      let isHeld = shape.padding.map { Int($0) * shape.embedding..<(Int($0) + 1) * shape.embedding }
      let slope = isHeld?.contains(place) == true ? 0 : (above - below) / (2 * step)
      #expect(abs(gradients[place] - slope) < 1e-9 + 1e-7 * abs(slope), "parameter \(place)")
    }
    #expect(gradients.contains { $0 != 0 })
  }

  @Test func withoutTargetsThereIsNothing() {
    let reference = ReferenceModel(exampleModel(shape(5, 2, 3, 2)))
    #expect(reference.loss([[], [3]]) == 0)
    #expect(reference.gradients([[], [3]]).allSatisfy { $0 == 0 })
  }
}
