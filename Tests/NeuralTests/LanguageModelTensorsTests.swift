import Kernels
import Neural
import TensorFiles
import Testing

@Suite struct LanguageModelTensorsTests {
  static let example = exampleModel(shape(6, 2, 3, 1))
  typealias Change = @Sendable (inout TensorFile) -> Void

  static let faults: [(WeightsError, [String], Change)] = [
    (
      .missing(
        name: "lstm.bias_hh_l0",
        present: [
          "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0",
          "linear.weight", "linear.bias",
        ]), ["no \"lstm.bias_hh_l0\"", "lstm.bias_ih_l0"],
      { $0.tensors.remove(at: 4) }
    ),
    (
      .unknown(name: "lstm.bias_hh_l1", known: example.layout.slots.map(\.name)),
      ["\"lstm.bias_hh_l1\"", "layers"],
      { $0.append("lstm.bias_hh_l1", .float32([1])) }
    ),
    (
      .wrongShape(name: "linear.weight", expected: [6, 3], found: [3, 6]),
      ["3 × 6", "6 × 3", "model.hidden"],
      { $0.tensors[5].shape = [3, 6] }
    ),
    (
      .wrongShape(name: "linear.bias", expected: [6], found: [5]), ["\"linear.bias\""],
      { $0.tensors[6] = .init(name: "linear.bias", shape: [5], values: .float32([1, 2, 3, 4, 5])) }
    ),
    (
      .wrongType(name: "linear.bias", found: "F64"), ["F64", "float32"],
      { $0.tensors[6].values = .float64([1, 2, 3, 4, 5, 6]) }
    ),
  ]

  @Test(arguments: faults.indices) func weightsThatDoNotFitAreRefused(_ index: Int) {
    let (expected, words, change) = Self.faults[index]
    var file = TensorFile(tensors: Self.example.tensors())
    change(&file)
    let model = exampleModel(Self.example.shape, seed: 99)
    let before = model.parameters.array
    let error = #expect(throws: WeightsError.self) { try model.load(file) }
    #expect(error == expected)
    for word in words { #expect(error?.description.contains(word) == true) }
    #expect(model.parameters.array == before, "the model is unchanged")
  }

  @Test func weightsOfNothingAreRefused() {
    let error = #expect(throws: WeightsError.self) { try Self.example.copy().load(TensorFile()) }
    #expect(error == .missing(name: "embedding.weight", present: []))
  }

  @Test(arguments: 1...3) func weightsComeBackToTheBit(layers: Int) throws {
    let model = exampleModel(shape(11, 3, 5, layers))
    model.parameters[0] = -0.0
    model.parameters[1] = .leastNonzeroMagnitude
    let bytes = TensorFile(tensors: model.tensors(), metadata: ["format": "pt"]).encoded()
    let other = LanguageModel(model.shape)
    try other.load(try TensorFile(decoding: bytes))
    #expect(other.parameters.array.map(\.bitPattern) == model.parameters.array.map(\.bitPattern))
  }

  @Test func orderInTheFileDoesNotMatter() throws {
    let other = LanguageModel(Self.example.shape)
    try other.load(TensorFile(tensors: Self.example.tensors().reversed()))
    #expect(other.parameters.array == Self.example.parameters.array)
  }

  @Test(arguments: [shape(12, 3, 5, 1), shape(7, 4, 4, 3)])
  func weightsTellTheShape(_ shape: ModelShape) throws {
    let file = TensorFile(tensors: exampleModel(shape).tensors())
    #expect(ModelShape(of: file, padding: shape.padding) == shape)
  }

  @Test func otherWeightsHaveNoShapeOfAModel() {
    #expect(ModelShape(of: TensorFile(), padding: nil) == nil)
    let tensors = exampleModel(shape(12, 3, 5, 1)).tensors()
    for name in ["embedding.weight", "linear.weight", "lstm.weight_hh_l0"] {
      let rest = TensorFile(tensors: tensors.filter { $0.name != name })
      #expect(ModelShape(of: rest, padding: nil) == nil)
    }
  }
}
