import Testing
import Tokens

@testable import Neural

@Suite struct ShardedBatchTests {
  @Test(arguments: [(0, 1), (1, 1), (7, 1), (8, 2), (15, 3), (16, 4), (32, 8), (1000, 8)])
  func theBatchAloneSaysHowManyShards(sequences: Int, shards: Int) {
    let batch = ShardedBatch(
      exampleSequences([Int](repeating: 4, count: sequences), vocabulary: 9), target: .shifted)
    #expect(batch.shards.count == shards)
  }

  @Test(arguments: [Target.shifted, .next]) func everySequenceIsInOneShard(target: Target) {
    let sequences = exampleSequences((0..<70).map { $0 * 13 % 29 }, vocabulary: 9)
    let batch = ShardedBatch(sequences, target: target)
    #expect(batch.members.flatMap { $0 }.sorted() == Array(0..<70))
    for (shard, member) in zip(batch.shards, batch.members) {
      let targets = member.reduce(0) { $0 + max(0, sequences[$1].count - 1) }
      #expect(shard.positions == targets)
    }
    #expect(batch.targets.count == batch.shards.reduce(0) { $0 + $1.scored.count })
    #expect(batch.rows.flatMap { $0 } == Array(0..<batch.targets.count))
  }

  /// No two shards differ in work by more than one sequence's length.
  @Test func shardsHaveAboutTheSameWork() {
    let lengths = (0..<128).map { $0 * 37 % 101 }
    let batch = ShardedBatch(exampleSequences(lengths, vocabulary: 9), target: .shifted)
    let work = batch.shards.map(\.positions)
    #expect((work.max() ?? 0) - (work.min() ?? 0) <= 101)
  }
}
