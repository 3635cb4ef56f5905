import Kernels
import Neural
import TensorFiles
import Testing
import Wording

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
      ["\"linear.weight\" is 3 × 6", "6 × 3 in the model"],
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
    (
      .notFinite(name: "linear.bias", place: 2, value: "nan"),
      ["\"linear.bias\"", "nan", "finite"],
      { $0.tensors[6].values = .float32([1, 2, .nan, 4, 5, .infinity]) }
    ),
    (
      .notFinite(name: "embedding.weight", place: 11, value: "-inf"), ["finite"],
      { $0.tensors[0].values = .float32([Float](repeating: 1, count: 11) + [-.infinity]) }
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
    let other = try LanguageModel(model.shape, weights: try TensorFile(decoding: bytes))
    #expect(other.parameters.array.map(\.bitPattern) == model.parameters.array.map(\.bitPattern))
  }

  /// `load_state_dict` wants a shared table under both names; `save_model` writes one.
  @Test func aSharedTableHasTwoNames() throws {
    let model = exampleModel(shape(6, 3, 3, 1, padding: 1, isTied: true))
    let state = model.stateDict()
    #expect(Set(state.map(\.name)) == Set(Self.example.tensors().map(\.name)))
    let (table, linear) = try (
      #require(state.first { $0.name == "embedding.weight" }),
      #require(state.first { $0.name == "linear.weight" })
    )
    #expect(table.values == linear.values && table.shape == linear.shape)
    #expect(model.tensors().count == state.count - 1)
    for tensors in [state, model.tensors()] {
      let other = try LanguageModel(model.shape, weights: TensorFile(tensors: tensors))
      #expect(other.parameters.array == model.parameters.array)
    }
  }

  @Test func anUntiedFileIsNoTiedModel() throws {
    let tied = shape(6, 3, 3, 1, isTied: true)
    let file = TensorFile(tensors: exampleModel(shape(6, 3, 3, 1)).tensors())
    let error = #expect(throws: WeightsError.self) { try LanguageModel(tied, weights: file) }
    #expect(error == .notShared(name: "linear.weight", with: "embedding.weight"))
    #expect(error?.description.contains("model.tied: false") == true)
    var short = TensorFile(tensors: exampleModel(tied).stateDict())
    short.tensors[short.tensors.count - 1].shape = [3, 6]
    #expect(
      throws: WeightsError.wrongShape(name: "linear.weight", expected: [6, 3], found: [3, 6])
    ) {
      try LanguageModel(tied, weights: short)
    }
  }

  @Test func orderInTheFileDoesNotMatter() throws {
    let other = LanguageModel(Self.example.shape)
    try other.load(TensorFile(tensors: Self.example.tensors().reversed()))
    #expect(other.parameters.array == Self.example.parameters.array)
  }

  @Test(arguments: faults.indices) func noModelIsMadeOfThem(_ index: Int) {
    let (expected, _, change) = Self.faults[index]
    var file = TensorFile(tensors: Self.example.tensors())
    change(&file)
    let error = #expect(throws: WeightsError.self) {
      try LanguageModel(Self.example.shape, weights: file)
    }
    #expect(error == expected)
  }

  /// A small file that claims to be a large model: what it claims is not allocated.
  @Test func largeShapesAreCheckedBeforeTheyAreAllocated() {
    var file = TensorFile(tensors: Self.example.tensors())
    file.tensors[5] = .init(
      name: "linear.weight", shape: [1, 16_000],
      values: .float32([Float](repeating: 1, count: 16_000)))
    let large = ModelShape(
      vocabulary: 5_000_000, embedding: 16_384, hidden: 16_384, layers: 64, padding: 1)
    let error = #expect(throws: WeightsError.self) { try LanguageModel(large, weights: file) }
    #expect(
      error
        == .wrongShape(name: "embedding.weight", expected: [5_000_000, 16_384], found: [6, 2]))
  }

  static let impossible = [
    shape(0, 2, 3, 1), shape(6, 0, 3, 1), shape(6, 2, 0, 1), shape(6, 2, 3, 0), shape(-6, 2, 3, 1),
    shape(.max, 2, 3, 1), shape(6, .max, 3, 1), shape(6, 2, 1 << 62, 1), shape(6, 2, 3, .max),
    ModelShape(vocabulary: 6, embedding: 2, hidden: 3, layers: 1, padding: 6),
    ModelShape(vocabulary: 6, embedding: 2, hidden: 3, layers: 1, padding: -1),
    shape(6, 2, 3, 1, isTied: true),
  ]

  @Test(arguments: impossible) func impossibleShapesAreRefused(_ shape: ModelShape) {
    let file = TensorFile(tensors: Self.example.tensors())
    let error = #expect(throws: WeightsError.self) { try LanguageModel(shape, weights: file) }
    #expect(error == .impossible(shape))
  }
}
