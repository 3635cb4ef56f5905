import Wording

/// Runs of one book side by side: how they differ, and what each of them found.
package struct RunComparison: Hashable, Sendable {
  /// More curves than this can't be told apart, and more columns don't fit on a page.
  package static let mostSideBySide = 6

  package struct Run: Hashable, Sendable {
    package var record: RunRecord
    private let curve: TrainingCurve?
    private let texts: [Continuation]

    /// - Parameters:
    ///   - training: the losses of its training.
    ///   - continuations: what its model wrote in the evaluation.
    package init(
      record: RunRecord, training: TrainingCurve? = nil, continuations: [Continuation] = []
    ) {
      self.record = record
      curve = training
      texts = continuations
    }

    package var name: String { record.run }

    /// A step's results; `nil` if it has none to show.
    func results(of step: StepID) -> [String: Value]? {
      guard let step = record[step], step.hasResults else { return nil }
      return step.results
    }

    /// The test perplexity; `nil` if the model was not tested, or useless.
    package var perplexity: Double? {
      results(of: .evaluate)?["perplexity"]?.number.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The course of the training; `nil` if this run has not trained.
    package var training: TrainingCurve? { results(of: .train) == nil ? nil : curve }

    /// What the model wrote in the evaluation or, in a run that has not reached it, after the last
    /// epoch.
    package var continuations: [Continuation] {
      let tested = results(of: .evaluate) == nil ? [] : texts
      return tested.isEmpty ? training?.epochs.last.map { [$0.continuation] } ?? [] : tested
    }
  }

  /// A setting or a result, as each of the runs has it.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// What it means, in a few words; empty if the name says it.
    package var label: String
    /// In the order of the runs; "—" if a run has none.
    package var values: [String]
    /// Whether it is one of the few that summarize a step.
    package var isHeadline: Bool
  }

  package let runs: [Run]

  /// - Throws: `ComparisonProblem` if the runs can't be compared.
  package init(_ runs: [Run]) throws(ComparisonProblem) {
    guard runs.count > 1 else { throw .tooFew }
    for (index, run) in runs.enumerated()
    where runs[..<index].contains(where: { $0.name == run.name }) {
      throw .twice(run.name)
    }
    for run in runs where run.record.book != runs[0].record.book {
      throw .differentBooks(
        runs[0].name, book: runs[0].record.book, run.name, otherBook: run.record.book)
    }
    let common = StepID.allCases.filter { step in runs.allSatisfy { $0.results(of: step) != nil } }
    guard !common.isEmpty else { throw .noCommonStep(runs.map(\.name)) }
    self.runs = runs
  }

  package var book: String { runs[0].record.book }

  /// Whether the runs fit side by side, a column for each; otherwise each has a row.
  package var isSideBySide: Bool { runs.count <= Self.mostSideBySide }

  /// The runs to draw, in their order: of many, those with the lowest test perplexity.
  package var drawn: [Run] {
    guard !isSideBySide else { return runs }
    let best = runs.indices.sorted { one, other in
      (runs[one].perplexity ?? .infinity, one) < (runs[other].perplexity ?? .infinity, other)
    }
    return best.prefix(Self.mostSideBySide).sorted().map { runs[$0] }
  }

  /// What the drawings leave out, as a sentence; empty where they show every run.
  package var omission: String {
    isSideBySide
      ? ""
      : " "
        + localized(
          "Drawn are the \(Self.mostSideBySide) of \(runs.count) runs with the lowest test "
            + "perplexity.")
  }

  /// Seed, data, recipe and settings that differ between the runs, in the order of the steps.
  package var settings: [Row] {
    var rows = [
      Row(
        name: "seed", label: "", values: runs.map { String($0.record.seed) }, isHeadline: true),
      Row(
        name: "data", label: "", values: runs.map { Self.describe($0.record.data) },
        isHeadline: true),
      Row(
        name: "recipe", label: "", values: runs.map { $0.record.recipe?.name ?? localized("none") },
        isHeadline: true),
    ]
    for step in StepID.allCases {
      let labels = Set(runs.flatMap { ($0.record[step]?.settings ?? [:]).keys }).sorted()
      // The row "data" already says where the texts are.
      for label in labels where !(step == .load && label == "source") {
        rows.append(
          Row(
            name: "\(step).\(label)", label: "",
            values: runs.map { ValueFormat.plain.string($0.record[step]?.settings[label]) },
            isHeadline: true))
      }
    }
    return rows.filter { Set($0.values).count > 1 }
  }

  /// Every result that any of the runs has, in the order of the catalog.
  package func results(catalog: ResultCatalog = .standard) -> [Row] {
    catalog.entries.compactMap { entry in
      let values = runs.map { $0.results(of: entry.name.step)?[entry.name.name] }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return Row(
        name: entry.name.description, label: entry.label, values: values.map(entry.format.string),
        isHeadline: entry.isHeadline)
    }
  }

  /// A data source and the start of its digest, since the same name may stand for different texts.
  private static func describe(_ data: DataSource?) -> String {
    guard let data else { return ValueFormat.absent }
    return data.digest == data.source ? data.source : "\(data.source) (\(data.digest.prefix(8)))"
  }
}

/// Why runs can't be compared.
package enum ComparisonProblem: Error, Hashable, CustomStringConvertible {
  case tooFew
  case twice(String)
  case differentBooks(String, book: String, String, otherBook: String)
  case noCommonStep([String])

  package var description: String {
    switch self {
    case .tooFew: "one run alone can't be compared; name two or more"
    case .twice(let name): "the run '\(name)' is named twice"
    case .differentBooks(let one, let book, let other, let otherBook):
      "'\(one)' is a run of the book \(book) and '\(other)' one of \(otherBook); "
        + "compare runs of one book"
    case .noCommonStep(let names):
      "there is no step that all of \(names.joined(separator: ", ")) have finished; "
        + "run them first"
    }
  }
}
