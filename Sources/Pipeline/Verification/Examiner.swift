import Neural
import Record
import Text

/// Scores the models of handed-in runs anew, and compares what comes out with their records.
///
/// Of a run's files only the weights and the record are believed to be what they claim to be, and
/// both are put to the test: texts and words are one's own. What training cost and how its loss fell
/// can't be computed again without training.
package struct Examiner {
  /// What two machines may differ by: their last bits, summed over a test text.
  private static let tolerance = 1e-4

  private struct Cut: Hashable {
    var settings: DatasetSettings
    var seed: UInt64
  }

  /// A dataset that several runs may have in common, and what simpler models make of it.
  private struct Counted {
    let dataset: TokenDataset
    /// Whether its test text is that of the material.
    let hasSameText: Bool
    let ngrams: NGramEvaluation?
  }

  private let material: TestMaterial
  private let threads: Int
  private let progress: (StepProgress) throws -> Void
  private var counted: [Cut: Counted] = [:]

  /// - Parameter progress: told how far the present model is; an error that it throws ends the work.
  package init(
    _ material: TestMaterial, threads: Int, progress: @escaping (StepProgress) throws -> Void
  ) {
    self.material = material
    self.threads = threads
    self.progress = progress
  }

  /// - Throws: what `progress` throws. Whatever is wrong with the run is in the verification.
  package mutating func examine(_ run: HandedInRuns.Run) throws -> Verification {
    let record = run.folder.readRecord()
    let outcome: Verification.Outcome
    var score: Score?
    do {
      if let record, record.book != material.record.book {
        throw Misfit(
          reason: "It is a run of the book \(record.book), not of \(material.record.book).")
      }
      let found = try self.score(TrainedRun(run.folder))
      score = found
      outcome = found.contradictions.isEmpty ? .confirmed : .contradicted(found.contradictions)
    } catch let error as Misfit {
      outcome = .incomparable(error.reason)
    } catch let error as TrainedRunError {
      outcome = .unreadable(error.cause)
    } catch let error as StepProblem {
      outcome = .unreadable("\(error).")
    }
    return Verification(
      name: run.name, record: record, outcome: outcome, perplexity: score?.perplexity,
      checked: score?.checked ?? 0,
      command: record.map {
        SuggestedCommand.run($0, repeating: RepeatedArguments()).description
      })
  }

  /// What a model reaches, and how that fits its record.
  private struct Score {
    let perplexity: Double?
    let contradictions: [Verification.Contradiction]
    let checked: Int
  }

  /// Why a model can't be scored on the material.
  private struct Misfit: Error {
    let reason: String
  }

  private mutating func score(_ run: TrainedRun) throws -> Score {
    let (record, model) = (run.record, run.completer.model)
    guard run.completer.vocab.hasSameWords(as: material.vocab) else {
      throw Misfit(reason: SettingsDifference.words(of: record, here: material.record))
    }
    let own = try self.counted(for: record)
    guard own.hasSameText else {
      throw Misfit(reason: SettingsDifference.testText(of: record, here: material.record))
    }
    var found = Dataset.results(of: own.dataset).named(.dataset)
    found[QualifiedName(.model, "parameters")] = .integer(model.layout.count)
    var score = try self.score(model, on: own)
    found.merge((own.ngrams?.perplexities.results ?? [:]).merging(score) { $1 }.named(.evaluate)) {
      $1
    }
    found.merge(shared(with: record)) { $1 }
    // The class is ranked on the same sequences, whatever length a run has cut the text to.
    if own.dataset.test != material.dataset.test {
      score = try self.score(
        model, on: Counted(dataset: material.dataset, hasSameText: true, ngrams: nil))
    }
    let (contradictions, checked) = compare(record, with: found)
    return Score(
      perplexity: score["perplexity"]?.number, contradictions: contradictions, checked: checked)
  }

  /// The dataset that a record's settings make of one's own texts.
  private mutating func counted(for record: RunRecord) throws -> Counted {
    do {
      let settings = try DatasetSettings(recorded: record[.dataset]?.settings ?? [:])
      let cut = Cut(settings: settings, seed: record.seed)
      if let known = counted[cut] { return known }
      let dataset = try material.cut(by: settings, seed: record.seed)
      let hasSameText = try material.hasTestText(of: settings, seed: record.seed)
      let made = Counted(
        dataset: dataset, hasSameText: hasSameText,
        ngrams: hasSameText
          ? try NGramEvaluation(
            counting: dataset, vocabularySize: material.vocab.vocabulary.size, progress: progress)
          : nil)
      counted[cut] = made
      return made
    } catch let error where error is DatasetError || error is DecodingError || error is StepProblem
    {
      throw Misfit(reason: "Its settings of dataset can't be applied to the texts here: \(error).")
    }
  }

  /// The test results of a model.
  ///
  /// - Throws: `StepProblem` if its perplexity isn't finite; what `progress` throws.
  private func score(_ model: LanguageModel, on own: Counted) throws -> [String: Value] {
    try TestScore(
      of: model, on: own.dataset, corpus: material.corpus, vocab: material.vocab,
      ngramLosses: nil, threads: threads, progress: progress)?.results ?? [:]
  }

  /// What the first steps found, for a run whose texts and settings of these steps are the same.
  private func shared(with record: RunRecord) -> [QualifiedName: Value] {
    guard record.data?.digest == material.record.data?.digest else { return [:] }
    var found: [QualifiedName: Value] = [:]
    for step in [StepID.load, .vocab]
    where SettingsDifference.labels(step, record, material.record).isEmpty {
      found.merge((material.record[step]?.results ?? [:]).named(step)) { $1 }
    }
    return found
  }

  /// The recorded results that came out otherwise, in the order of the catalog, and how many were
  /// compared.
  private func compare(
    _ record: RunRecord, with found: [QualifiedName: Value]
  ) -> ([Verification.Contradiction], checked: Int) {
    var (contradictions, checked): ([Verification.Contradiction], Int) = ([], 0)
    for name in ResultCatalog.standard.entries.map(\.name) {
      guard let step = record[name.step], step.hasResults, step.stale == nil,
        let recorded = step.results[name.name], let value = found[name]
      else { continue }
      checked += 1
      if !Self.isSame(recorded, value) {
        contradictions.append(.init(name, recorded: recorded, found: value))
      }
    }
    return (contradictions, checked)
  }

  private static func isSame(_ recorded: Value, _ found: Value) -> Bool {
    if case .integer = found { return recorded == found }
    guard let recorded = recorded.number, let found = found.number else { return recorded == found }
    return abs(recorded - found) <= tolerance * abs(found)
  }
}

extension [String: Value] {
  fileprivate func named(_ step: StepID) -> [QualifiedName: Value] {
    Dictionary<QualifiedName, Value>(
      uniqueKeysWithValues: map { (QualifiedName(step, $0.key), $0.value) })
  }
}
