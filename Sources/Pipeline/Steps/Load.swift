import Record
import Text
import Wording

/// Step 1: reads the data.
package struct Load: Step {
  package static let id = StepID.load
  package static let reads: [StepID] = []
  package static let sources = ["Text/", "Wording/Phrase", "Pipeline/Steps/Load.swift"]
  package static let usesSeed = false
  package static let dataSettings: Set<String> = ["source", "more"]

  package let settings: LoadSettings

  package init(settings: LoadSettings) { self.settings = settings }

  package func run(_ context: StepContext) throws -> StepOutcome<Corpus> {
    // snippet.run
    let options = ReadOptions(
      limit: settings.limit, testLimit: settings.testLimit, invalidText: settings.invalidText,
      format: settings.format, column: settings.column, separator: settings.separator,
      strip: settings.strip)
    var corpus = try context.data.read(
      options: options, sample: { try settings.sample.corpus(options: options) },
      progress: context.progress)
    // snippet.end

    let counts = try [corpus.train, corpus.validation, corpus.test].map {
      try wordCounts($0 ?? Documents(), context)
    }
    corpus.findings += Finding.empty(train: counts[0], test: corpus.test.map { _ in counts[2] })
    for finding in corpus.findings { context.notice(finding.sentence) }
    let words = counts.flatMap { $0 }
    var results: [String: Value] = [
      "train.documents": .integer(corpus.train.count),
      "train.bytes": .integer(corpus.train.size),
      "emptyDocuments": .integer(words.count { $0 == 0 }),
      "replacedCharacters": .integer(corpus.replacedCharacters),
      "repeated": .integer(corpus.survey.repeated),
      "shared": .integer(corpus.survey.shared),
      "licence": .integer(corpus.survey.licence),
    ]
    for (name, documents) in [("validation", corpus.validation), ("test", corpus.test)] {
      guard let documents else { continue }
      results["\(name).documents"] = .integer(documents.count)
      results["\(name).bytes"] = .integer(documents.size)
    }
    return StepOutcome(product: corpus, results: results)
  }

  private func wordCounts(_ documents: Documents, _ context: StepContext) throws -> [Int] {
    let total = documents.size
    return try documents.wordCounts {
      try context.progress(
        StepProgress(done: $0, total: total, unit: "bytes", note: "counting words"))
    }
  }
}

extension StepProgress {
  init(_ progress: ReadProgress, note: Phrase? = nil) {
    self.init(
      done: progress.done, total: progress.total, unit: progress.unit.rawValue, note: note)
  }
}
