import Record
import Text

/// Step 1: reads the data.
package struct Load: Step {
  package static let id = StepID.load
  package static let reads: [StepID] = []
  package static let sources = ["Text/", "Pipeline/Steps/Load.swift"]
  package static let usesSeed = false
  package static let dataSettings: Set<String> = ["source"]

  package let settings: LoadSettings

  package init(settings: LoadSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<Corpus> {
    // snippet.run
    let options = ReadOptions(
      limit: settings.limit, testLimit: settings.testLimit, invalidText: settings.invalidText)
    let corpus = try context.data.read(
      options: options, sample: { try settings.sample.corpus(options: options) },
      progress: context.progress)
    // snippet.end

    let (train, test) = try (
      wordCounts(corpus.train, context), wordCounts(corpus.test ?? Documents(), context)
    )
    var results: [String: Value] = [
      "train.documents": .integer(corpus.train.count),
      "train.bytes": .integer(corpus.train.bytes.count),
      "emptyDocuments": .integer((train + test).count { $0 == 0 }),
      "replacedCharacters": .integer(corpus.replacedCharacters),
    ]
    if let test = corpus.test {
      results["test.documents"] = .integer(test.count)
      results["test.bytes"] = .integer(test.bytes.count)
    }
    return StepOutcome(product: corpus, results: results)
  }

  private func wordCounts(_ documents: Documents, _ context: StepContext) throws -> [Int] {
    let total = documents.bytes.count
    return try documents.wordCounts {
      try context.progress(
        StepProgress(done: $0, total: total, unit: "bytes", note: "counting words"))
    }
  }
}

extension StepProgress {
  init(_ progress: ReadProgress, note: String = "") {
    self.init(
      done: progress.done, total: progress.total, unit: progress.unit.rawValue, note: note)
  }
}
