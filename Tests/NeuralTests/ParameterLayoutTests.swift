import Kernels
import Neural
import Testing

@Suite struct ParameterLayoutTests {
  @Test func namesAndShapesOfOneLayerAreThoseOfPyTorch() {
    let layout = LanguageModel(shape(10, 3, 4, 1)).layout
    #expect(
      layout.slots.map(\.name) == [
        "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0",
        "lstm.bias_hh_l0", "linear.weight", "linear.bias",
      ])
    #expect(
      layout.slots.map(\.shape) == [[10, 3], [16, 3], [16, 4], [16], [16], [10, 4], [10]])
  }

  @Test func namesOfThreeLayersAreThoseOfPyTorch() {
    let layout = LanguageModel(shape(10, 3, 4, 3)).layout
    #expect(
      layout.slots.map(\.name) == [
        "embedding.weight",
        "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0", "lstm.bias_hh_l0",
        "lstm.weight_ih_l1", "lstm.weight_hh_l1", "lstm.bias_ih_l1", "lstm.bias_hh_l1",
        "lstm.weight_ih_l2", "lstm.weight_hh_l2", "lstm.bias_ih_l2", "lstm.bias_hh_l2",
        "linear.weight", "linear.bias",
      ])
    #expect(layout.slots[5].shape == [16, 4], "an upper layer reads the layer below")
  }

  @Test func weightsFollowOneAnotherWithoutGaps() {
    let model = LanguageModel(shape(10, 3, 4, 3))
    var end = 0
    for slot in model.layout.slots {
      #expect(slot.range.lowerBound == end)
      #expect(slot.range.count == slot.shape.reduce(1, *))
      end = slot.range.upperBound
    }
    #expect(model.layout.count == end)
    #expect(model.parameters.count == end)
  }

  /// The novel's model in the reference notebook.
  @Test func parametersAreAsManyAsInTheNotebook() {
    #expect(LanguageModel(shape(12_778, 128, 128, 3)).layout.count == 3_680_234)
  }

  @Test func anEmptyLayoutHasNoValues() {
    #expect(ParameterLayout().count == 0)
  }
}
