/// A batch dealt out in shards, one thread's share of the LSTM each.
///
/// Cut by the batch alone, never by the number of threads, so that results do not depend on it.
struct ShardedBatch: Sendable {
  private static let mostShards = 8
  private static let fewestSequences = 16

  let shards: [PackedBatch]
  /// For each shard, which of the batch's sequences it is made of.
  let members: [[Int]]
  /// The targets of all scored positions, shard after shard.
  let targets: [Int32]
  /// Where each shard's targets stand among them.
  let rows: [Range<Int>]

  /// Deals the sequences out by falling length, so that shards have about the same work.
  init(_ sequences: [ArraySlice<Int32>], scoring: Scoring) {
    let count = max(1, min(Self.mostShards, sequences.count / Self.fewestSequences))
    let byLength = sequences.indices.sorted {
      (sequences[$1].count, $0) < (sequences[$0].count, $1)
    }
    members = (0..<count).map { shard in
      stride(from: shard, to: byLength.count, by: count).map { byLength[$0] }
    }
    shards = members.map { member in
      PackedBatch(member.map { sequences[$0] }, scoring: scoring)
    }
    var targets: [Int32] = []
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
