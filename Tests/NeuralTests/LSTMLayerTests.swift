import Kernels
import TestSupport
import Testing
import Tokens

@testable import Neural

@Suite(.everyProductLibrary) struct LSTMLayerTests {
  @Test(arguments: 1...3) func outputsAndFinalStatesAgreeWithPyTorch(layers: Int) throws {
    let file = try Fixture.tensors("lstm").part("\(layers)")
    let fixture = try BatchFixture(file)
    let (model, H) = (fixture.model, fixture.model.shape.hidden)
    #expect(model.layers.count == layers)
    let batch = PackedBatch(fixture.sequences, target: .shifted)
    var pass = ForwardPass(for: model)
    let output = pass.run(batch, through: model)

    // From sequences row by row to a packed batch step by step.
    let expected = Floats(try file.floats("outputs"))
    let starts = fixture.sequences.indices.map { index in
      fixture.sequences[..<index].reduce(0) { $0 + max(0, $1.count - 1) }
    }
    for step in batch.counts.indices {
      for (row, position) in batch.range(ofStep: step).enumerated() {
        let source = starts[batch.order[row]] + step
        #expect(
          largestDifference(
            output.rows(position..<position + 1, of: H).array,
            expected.rows(source..<source + 1, of: H).array) < 2e-7)
      }
    }

    // The states of PyTorch are layers × sequences × H; a sequence of one token has none.
    let (hidden, cell) = (try file.floats("hidden"), try file.floats("cell"))
    let going = fixture.sequences.indices.filter { fixture.sequences[$0].count > 1 }
    for layer in 0..<layers {
      let trace = try #require(pass.layers[layer].trace as? LSTMTrace)
      for (index, sequence) in going.enumerated() {
        let row = try #require(batch.order.firstIndex(of: sequence))
        let last = fixture.sequences[sequence].count - 2
        let place = trace.rows(after: last, in: batch).lowerBound + row
        let start = (layer * going.count + index) * H
        let source = start..<start + H
        #expect(
          largestDifference(trace.hidden(place..<place + 1).array, Array(hidden[source])) < 2e-7)
        #expect(
          largestDifference(trace.cell(place..<place + 1).array, Array(cell[source])) < 4e-7)
      }
    }
  }

  /// Each token occurs once: the gradient of its vector is that of an input of the first layer.
  @Test(arguments: 1...3) func gradientsAgreeWithPyTorch(layers: Int) throws {
    try BatchFixture(Fixture.tensors("lstm").part("\(layers)")).check()
  }
}
