import Random
import Testing
import Text

@Suite struct BatchLoaderTests {
  private let lengths = (0..<1000).map { $0 * 7919 % 256 + 1 }

  @Test(arguments: BatchOrder.allCases, [1, 7, 32, 1000, 5000])
  func eachSequenceOncePerEpoch(order: BatchOrder, batchSize: Int) {
    let loader = BatchLoader(lengths: lengths, batchSize: batchSize, order: order)
    var generator = MersenneTwister(seed: 42)
    let first = loader.epoch(using: &generator).batches
    let second = loader.epoch(using: &generator).batches
    #expect(first.joined().sorted() == Array(0..<1000))
    #expect(second.joined().sorted() == Array(0..<1000))
    #expect(first.count == loader.batchCount)
    #expect(first != second)
    #expect(first.allSatisfy { $0.count <= batchSize })
  }

  /// PyTorch 2.13: `torch.manual_seed(42)` and two passes of
  /// `DataLoader(range(10), batch_size=4, shuffle=True)`.
  @Test func shuffledBatchesAreThoseOfPyTorch() {
    let loader = BatchLoader(
      lengths: Array(repeating: 1, count: 10), batchSize: 4, order: .shuffled)
    var generator = MersenneTwister(seed: 42)
    #expect(loader.epoch(using: &generator).batches == [[8, 0, 9, 1], [4, 5, 6, 3], [2, 7]])
    #expect(loader.epoch(using: &generator).batches == [[4, 6, 9, 3], [7, 5, 2, 0], [1, 8]])
  }

  /// PyTorch draws the offset with `torch.randint` before each pass of the loader.
  @Test func anOffsetIsDrawnBeforeEachEpoch() {
    let lengths = Array(repeating: 1, count: 10)
    let loader = BatchLoader(lengths: lengths, batchSize: 4, order: .shuffled, offsets: 35)
    let fixed = BatchLoader(lengths: lengths, batchSize: 4, order: .shuffled)
    var generator = MersenneTwister(seed: 42)
    var expected = generator
    var offsets: [Int] = []
    for _ in 0..<20 {
      let epoch = loader.epoch(using: &generator)
      #expect(epoch.offset == Int(expected.nextWord()) % 35)
      #expect(epoch.batches == fixed.epoch(using: &expected).batches)
      offsets.append(epoch.offset)
    }
    #expect(generator == expected)
    #expect(Set(offsets).count > 5 && offsets.allSatisfy { (0..<35).contains($0) })
    #expect(fixed.epoch(using: &generator).offset == 0)
  }

  @Test func bothOrdersDrawAlike() {
    var one = MersenneTwister(seed: 3)
    var other = MersenneTwister(seed: 3)
    _ = BatchLoader(lengths: lengths, batchSize: 8, order: .shuffled).epoch(using: &one)
    _ = BatchLoader(lengths: lengths, batchSize: 8, order: .bucketed).epoch(using: &other)
    #expect(one == other)
  }

  @Test func bucketsSavePadding() {
    var generator = MersenneTwister(seed: 1)
    let shuffled = BatchLoader(lengths: lengths, batchSize: 32, order: .shuffled)
    let bucketed = BatchLoader(lengths: lengths, batchSize: 32, order: .bucketed)
    let shuffledShare = shuffled.paddingShare(of: shuffled.epoch(using: &generator).batches)
    let bucketedShare = bucketed.paddingShare(of: bucketed.epoch(using: &generator).batches)
    #expect(shuffledShare > 0.4)
    #expect(bucketedShare < 0.05)
  }

  @Test func paddingByHand() {
    let loader = BatchLoader(lengths: [4, 2, 1], batchSize: 2, order: .shuffled)
    #expect(loader.paddingShare(of: [[0, 1], [2]]) == 2.0 / 9)
    #expect(loader.paddingShare(of: []) == 0)
  }
}
