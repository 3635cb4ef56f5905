import Kernels

/// Runs a batch through a whole model on several threads; N targets, H hidden units.
///
/// Embedding and recurrent layers split the sequences among threads, the decoder the vocabulary.
/// Neither split depends on the number of threads, and the results of shards and parts are added in
/// a fixed order, so the result is bit-identical on any number of threads. All numbers are in
/// workspaces that are kept from batch to batch.
final class BatchPass {
  /// −ln of the probability of each target, in nats, in the order of the batch's targets.
  private(set) var losses = Floats(count: 0)
  private let threads: Int
  private let decoder: DecoderPass
  private var shards: [BatchShard] = []
  /// N × H.
  private var hidden = Floats(count: 0)
  private var hiddenGradient = Floats(count: 0)

  init(for model: LanguageModel, threads: Int) {
    self.threads = threads
    decoder = DecoderPass(for: model.decoder, threads: threads)
  }

  /// Scores a batch without computing gradients.
  ///
  /// - Returns: the sum of all losses.
  func score(_ batch: ShardedBatch, model: LanguageModel) -> Double {
    forward(batch, model: model, dropout: nil)
    return decoder.run(
      hidden, targets: batch.targets, parameters: model.parameters, losses: losses)
  }

  // snippet.run
  /// Adds the gradients of `scale` times the sum of all losses to `gradients`.
  ///
  /// - Parameter gradients: those of all parameters.
  /// - Returns: the sum of all losses.
  func run(
    _ batch: ShardedBatch, model: LanguageModel, dropout: DropoutMasks?, scale: Float,
    gradients: Floats
  ) -> Double {
    forward(batch, model: model, dropout: dropout)
    hiddenGradient.resize(to: hidden.count)
    let sum = decoder.run(
      hidden, targets: batch.targets, parameters: model.parameters, losses: losses,
      gradients: DecoderPass.Gradients(scale: scale, values: gradients, hidden: hiddenGradient))

    let H = model.shape.hidden
    let vectors = Results(repeating: hidden, count: batch.shards.count)
    Parallel.forEach(batch.shards.count, threads: threads) { [shards, hiddenGradient] _, index in
      vectors[index] = shards[index].backward(
        batch.shards[index], model: model,
        scoredGradient: hiddenGradient.rows(batch.rows[index], of: H))
    }
    addGradients(ofFirst: batch.shards.count, to: gradients[model.recurrentRange])
    for (index, shard) in batch.shards.enumerated() {
      model.embedding.backward(
        shard.inputs, outputGradient: vectors[index], gradients: gradients)
    }
    return sum
  }
  // snippet.end

  /// Adds those of the recurrent layers, shard after shard, a piece of them on each thread.
  private func addGradients(ofFirst count: Int, to sums: Floats) {
    let pieces = Parallel.ranges(of: 0..<sums.count)
    Parallel.forEach(pieces.count, threads: threads) { [shards] _, index in
      let piece = pieces[index]
      for shard in shards[..<count] { add(shard.gradients.values[piece], to: sums[piece]) }
    }
  }

  private func forward(_ batch: ShardedBatch, model: LanguageModel, dropout: DropoutMasks?) {
    while shards.count < batch.shards.count { shards.append(BatchShard(for: model)) }
    let H = model.shape.hidden
    hidden.resize(to: batch.targets.count * H)
    losses.resize(to: batch.targets.count)
    Parallel.forEach(batch.shards.count, threads: threads) { [shards, hidden] _, index in
      shards[index].forward(
        batch.shards[index], members: batch.members[index], model: model, dropout: dropout,
        output: hidden.rows(batch.rows[index], of: H))
    }
  }
}
