import Chapters
import Files
import Foundation
import Kernels
import Record

/// Executes a plan: takes fresh steps from the store, runs the others, and records the outcome.
package struct Runner: Sendable {
  let plan: Plan
  private let options: RunOptions
  private let output: URL
  let store: ArtifactStore
  private let folder: RunFolder
  private let observer: any RunObserver
  private let interruption: Interruption
  private let shelf: ProductShelf
  private let arguments: RepeatedArguments

  /// - Parameters:
  ///   - output: the folder of all runs, with the store in it.
  ///   - runName: the name of the run's folder in it.
  ///   - arguments: the options to repeat in the command that reruns a failed step.
  package init(
    plan: Plan, options: RunOptions, output: URL, runName: String,
    repeating arguments: RepeatedArguments = RepeatedArguments(), observer: any RunObserver,
    interruption: Interruption
  ) {
    self.plan = plan
    self.arguments = arguments
    self.options = options
    self.output = output
    store = OutputFolder(output).store
    folder = OutputFolder(output).run(named: runName)
    self.observer = observer
    self.interruption = interruption
    shelf = ProductShelf(
      store: store,
      keys: Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.id, $0.key) }))
  }

  /// Runs the selected steps. Each step's outcome is stored at once; the run's folder is left as it
  /// is.
  ///
  /// - Parameter started: when the run began; the record keeps it.
  /// - Returns: the new contents of the run's folder.
  /// - Throws: before anything runs, `OwnershipError` if the run's folder holds foreign files, and
  ///   `Diagnostics` if the trainer can't do what the settings ask for; `Interrupted`,
  ///   `StorageError`. A failed step is not thrown: it is in the record.
  package func run(started: Date = .now) throws -> RunContents {
    try folder.requireOurs()
    discardDamaged()
    let earlier = folder.read()
    let previous = earlier?.record
    var record = RunRecord(
      book: plan.book.name, run: folder.url.lastPathComponent, seed: plan.seed, started: started,
      machine: .current, threads: options.threads, data: plan.data.record,
      overrides: plan.overrideTexts, recipe: plan.recipe,
      steps: RunSurvey(plan: plan, store: store, previous: previous).steps().map(\.record))
    let toRun = stepsToRun()
    if toRun.contains(.train) { try requireTrainer() }
    var files = earlier?.files.filter { $0.key == RunFiles.reference } ?? [:]
    var hasFailed = false
    for (index, planned) in plan.steps.enumerated() {
      let isToRun = toRun.contains(planned.id)
      if isToRun && hasFailed {
        record.steps[index] = planned.notRun
      } else if isToRun {
        shelf.keepOnly(neededBy: planned.id)
        observer.started(planned.id)
        let (step, made) = try execute(planned.step, planned: planned)
        record.steps[index] = step
        files.merge(made) { $1 }
        hasFailed = step.state == .failed
      } else if record.steps[index].isFresh {
        files.merge(try store.files(planned.id, planned.key)) { $1 }
      } else if record.steps[index].stale != nil {
        files.merge(earlier?.files(of: planned.id) ?? [:]) { $1 }
      }
      // Stale steps are reported too, whether or not they were requested.
      if isToRun || options.wanted.contains(planned.id) || record.steps[index].stale != nil {
        observer.finished(record.steps[index])
      }
      if !hasFailed { try foresee(after: planned.id, running: toRun) }
    }
    record.figures = previous?.figures
    for step in record.steps where step.hasResults && previous?[step.id]?.key == step.key {
      files[RunFiles.figures(step.id)] = earlier?[figuresOf: step.id]
    }
    record.claims = ClaimChecker(record: record, isBooksOwn: plan.overrides.isEmpty)
      .check(plan.book)
    try trimStore()
    return RunContents(record: record, files: files)
  }

  /// - Throws: `Diagnostics` if the trainer can't do what the settings ask for.
  func requireTrainer() throws(Diagnostics) {
    if let problem = plan.trainerProblem { throw Diagnostics([problem]) }
  }

  /// Keeps the store within its limit, without removing anything of this plan.
  private func trimStore() throws {
    for planned in plan.steps {
      for key in [planned.key] + planned.partKeys.values { store.touch(planned.id, key) }
    }
    let removed = try store.trim(
      to: options.cacheLimit,
      keeping: Set(plan.steps.flatMap { [$0.key, $0.checkpointKey] + $0.partKeys.values }))
    if removed > 0 {
      let size = ValueFormat.bytes.string(.integer(removed))
      observer.noticed("removed \(size) of the least recently used stored results")
    }
  }

  /// The steps that must run so that every wanted one is fresh at the end.
  ///
  /// A step needs the products it reads; where the store lacks one, that step runs too.
  private func stepsToRun() -> Set<StepID> {
    var running: Set<StepID> = []
    var needed = options.wanted
    for planned in plan.steps.reversed() where needed.contains(planned.id) {
      if options.forced.contains(planned.id) || !store.holds(planned.id, planned.key) {
        running.insert(planned.id)
        needed.formUnion(Steps.type(of: planned.id).reads)
      }
    }
    return running
  }

  /// Discards damaged results stored under the present keys.
  private func discardDamaged() {
    for planned in plan.steps where store.holds(planned.id, planned.key) {
      do {
        try store.verify(planned.id, planned.key)
      } catch {
        observer.noticed("\(error). It is discarded, and made again if it is needed")
        try? store.remove(planned.id, planned.key)
      }
    }
  }

  /// Lets the steps that are to run later look ahead.
  ///
  /// - Throws: `Interrupted`.
  private func foresee(after id: StepID, running: Set<StepID>) throws {
    for planned in plan.steps where running.contains(planned.id) && planned.id > id {
      guard type(of: planned.step).foreseenAfter == id else { continue }
      do {
        try planned.step.foresee(context(of: planned))
      } catch let error as Interrupted {
        throw error
      } catch {
        // Whatever is wrong, the step itself will say.
      }
    }
  }

  func context(of planned: PlannedStep) -> StepContext {
    StepContext(
      seed: plan.seed, threads: options.threads, data: plan.data, root: planned.root,
      products: shelf,
      checkpoints: Checkpoints(
        output: output, step: planned.id, key: planned.checkpointKey, notice: observer.noticed),
      parts: StepParts(
        store: store, step: planned.id, keys: planned.partKeys, notice: observer.noticed),
      trainer: plan.trainer, handOver: store.handOver(planned.key), notice: observer.noticed,
      report: { [observer] progress in observer.progressed(planned.id, progress) },
      interruption: interruption)
  }

  private func execute<S: Step>(
    _ step: S, planned: PlannedStep
  ) throws -> (record: StepRecord, files: [String: Data]) {
    let context = context(of: planned)
    // A finished step that is to run again starts from the beginning.
    if options.forced.contains(planned.id), store.holds(planned.id, planned.key) {
      try context.checkpoints.removeAll()
      try context.parts.removeAll()
    }
    let clock = ContinuousClock()
    let start = clock.now
    var record = planned.notRun
    var files: [String: Data] = [:]
    do {
      if S.dependsOnArithmetic { try BLAS.reserve(threads: options.threads) }
      let outcome = try step.run(context)
      record.state = .ran
      record.seconds = (clock.now - start) / .seconds(1)
      record.results = outcome.results
      record.machine = .current
      files = outcome.files
      try store.save(
        ArtifactStore.Entry(
          step: planned.id, key: planned.key, finished: .now, seconds: record.seconds,
          results: record.results, machine: .current, encoding: Steps.encoding(of: planned.id)),
        product: outcome.product, files: files)
      shelf.put(outcome.product, of: planned.id)
    } catch let error as Interrupted {
      throw error
    } catch let error where error is StorageError || error is OwnershipError {
      throw error
    } catch {
      record.state = .failed
      record.seconds = (clock.now - start) / .seconds(1)
      record.failure = Failure(
        of: error,
        location: "\(planned.location.file):\(planned.location.line)",
        retry: SuggestedCommand.run(
          plan.book.name, as: folder.url.lastPathComponent, from: planned.id, seed: plan.seed,
          recipe: plan.recipeArgument, overrides: plan.overrides, trainer: plan.trainer.record,
          repeating: arguments
        ).description)
    }
    return (record, files)
  }
}
