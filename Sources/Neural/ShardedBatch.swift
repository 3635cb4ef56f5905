import Tokens

/// A batch split into shards, each one thread's share of the recurrent layers.
///
/// The split depends on the batch alone, so that results don't depend on the number of threads.
struct ShardedBatch: Sendable {
  private static let mostShards = 8
  /// A shard of fewer sequences than this makes a product with the weights slower.
  private static let fewestSequences = 4

  let shards: [PackedBatch]
  /// Each shard's sequences, as indices into the batch.
  let members: [[Int]]
  /// The targets of all scored positions, shard after shard.
  let targets: [TokenID]
  /// The range of each shard's targets in `targets`.
  let rows: [Range<Int>]

  /// Deals the sequences out in descending order of length, so that shards have about equal work.
  init(_ sequences: [ArraySlice<TokenID>], target: Target) {
    let count = max(1, min(Self.mostShards, sequences.count / Self.fewestSequences))
    let byLength = sequences.map(\.count).indicesByDescendingValue()
    members = (0..<count).map { shard in
      stride(from: shard, to: byLength.count, by: count).map { byLength[$0] }
    }
    shards = members.map { member in
      PackedBatch(member.map { sequences[$0] }, target: target)
    }
    var targets: [TokenID] = []
    var rows: [Range<Int>] = []
    for shard in shards {
      let scored = shard.scoredTargets
      rows.append(targets.count..<targets.count + scored.count)
      targets += scored
    }
    self.targets = targets
    self.rows = rows
  }
}
