import Kernels

/// How well a model foretells given sequences. Nothing is learned, nothing dropped.
package struct Scorer: Sendable {
  package let model: LanguageModel
  package let threads: Int
  package let batchSize: Int

  package init(model: LanguageModel, threads: Int, batchSize: Int = 64) {
    self.model = model
    self.threads = threads
    self.batchSize = batchSize
  }

  /// −ln of the probability of each target of each sequence, in nats.
  ///
  /// Sequences of similar length share a batch. A target's loss does not depend on its neighbours in
  /// the batch, so neither order nor batch size has any influence but rounding.
  package func losses(
    of sequences: [ArraySlice<Int32>], scoring: Scoring = .every
  ) -> [[Float]] {
    let byLength = sequences.indices.sorted {
      (sequences[$1].count, $0) < (sequences[$0].count, $1)
    }
    let batches = stride(from: 0, to: byLength.count, by: batchSize).map { start in
      Array(byLength[start..<min(start + batchSize, byLength.count)])
    }
    let workers = (0..<min(threads, max(1, batches.count))).map { _ in ScoringWorker(model) }
    let results = Results(count: batches.count)
    Parallel.forEach(batches.count, threads: threads) { worker, index in
      let members = batches[index]
      results[index] = workers[worker].losses(of: members.map { sequences[$0] }, scoring: scoring)
    }
    var losses = [[Float]](repeating: [], count: sequences.count)
    for (index, members) in batches.enumerated() {
      for (member, values) in zip(members, results[index]) { losses[member] = values }
    }
    return losses
  }

  /// The sum over all targets, in nats, added up in double precision, and their number.
  package func total(
    of sequences: [ArraySlice<Int32>], scoring: Scoring = .every
  ) -> (loss: Double, tokens: Int) {
    losses(of: sequences, scoring: scoring).reduce(into: (0.0, 0)) { total, losses in
      total.0 += losses.reduce(0.0) { $0 + Double($1) }
      total.1 += losses.count
    }
  }
}

/// One thread's workspace. Sendable by agreement: only that thread uses it.
private final class ScoringWorker: @unchecked Sendable {
  private let model: LanguageModel
  private var pass: ForwardPass
  private var decoder = DecoderWorkspace()
  private var losses = Floats(count: 0)

  init(_ model: LanguageModel) {
    self.model = model
    pass = ForwardPass(layers: model.lstm.count)
  }

  func losses(of sequences: [ArraySlice<Int32>], scoring: Scoring) -> [[Float]] {
    let batch = PackedBatch(sequences, scoring: scoring)
    losses.resize(to: batch.scored.count)
    _ = model.decoder.forward(
      pass.run(batch, through: model), scored: batch.scored, targets: batch.scoredTargets,
      parameters: model.parameters, losses: losses, workspace: &decoder)

    var bySequence = [[Float]](repeating: [], count: sequences.count)
    var next = 0
    for step in batch.counts.indices {
      for (row, position) in batch.range(ofStep: step).enumerated()
      where next < batch.scored.count && batch.scored[next] == position {
        bySequence[batch.order[row]].append(losses[next])
        next += 1
      }
    }
    return bySequence
  }
}

/// A place for each batch's result. Sendable by agreement: each place is written by one thread.
private final class Results: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<[[Float]]>

  init(count: Int) {
    places = .allocate(capacity: count)
    places.initialize(repeating: [])
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  subscript(index: Int) -> [[Float]] {
    get { places[index] }
    set { places[index] = newValue }
  }
}
