import Foundation
import Random
import Record
import Text
import Wording

/// What a step is given besides its settings.
package struct StepContext: Sendable {
  /// The run's seed.
  let seed: UInt64
  let threads: Int
  /// The data to read.
  let data: LocatedData
  /// The folder that paths in the step's settings start from.
  let root: URL
  let products: ProductShelf
  /// Where the step saves checkpoints and resumes from them.
  let checkpoints: Checkpoints
  /// The parts of the step that are stored already.
  let parts: StepParts
  let trainer: TrainerChoice
  /// The folder through which another program trains.
  let handOver: URL
  /// Tells the user something that stops nothing.
  let notice: @Sendable (String) -> Void
  let report: @Sendable (StepProgress) -> Void
  let interruption: Interruption

  /// The product of an earlier step.
  func product<S: Step>(of step: S.Type) throws -> S.Product {
    try products.product(of: step)
  }

  /// A part of the step, from the store or made now and stored.
  func part<Part: StepPart>(_ part: Part.Type) throws -> Part {
    if let stored = try parts.stored(part) { return stored }
    let start = ContinuousClock.now
    let made = try part.make(self)
    try parts.save(made, seconds: (ContinuousClock.now - start) / .seconds(1))
    return made
  }

  /// A stream of random numbers for one purpose, separate from PyTorch's.
  func stream(_ name: String) -> MersenneTwister {
    MersenneTwister(seed: seed, stream: name)
  }

  /// Reports how far the step is, and ends it if that was requested.
  /// - Throws: `Interrupted`.
  func progress(_ progress: StepProgress) throws {
    report(progress)
    try interruption.check()
  }

  /// Tells how many tokens were read so far, and ends the step if someone asked for that.
  /// - Throws: `Interrupted`.
  func tokens(_ count: Int) throws {
    try progress(StepProgress(done: count, total: nil, unit: "tokens"))
  }
}

/// How far a step is.
package struct StepProgress: Hashable, Sendable {
  package var done: Int
  /// `nil` if unknown.
  package var total: Int?
  /// What is counted, such as "tokens".
  package var unit: String
  /// What else to show, such as "epoch 2, loss 3.41".
  package var note: Phrase?

  package init(done: Int, total: Int?, unit: String, note: Phrase? = nil) {
    self.done = done
    self.total = total
    self.unit = unit
    self.note = note
  }
}
