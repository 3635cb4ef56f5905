import Foundation
import Record
import TestSupport
import Testing
import Text

@testable import Pipeline

/// The counting of n-grams, a part of the evaluation with a key of its own.
@Suite struct NGramsTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  private let invented = NGramEvaluation(
    perplexities: NGramPerplexities(
      validation: [9, 8, 7, 6, 5.5], test: [99, 98, 97, 96, 95]),
    testLosses: [1, 2])

  private func key(_ settings: [String] = []) throws -> String {
    try #require(try workplace.plan(settings)[.evaluate].partKeys["NGramEvaluation"])
  }

  /// Replaces what a run has counted by numbers that can be told from it.
  private func invent(_ settings: [String] = []) throws {
    try workplace.store.save(
      ArtifactStore.Entry(
        step: .evaluate, key: try key(settings), finished: .now, seconds: 1, results: [:]),
      product: invented, files: [:])
  }

  private func isInvented(_ record: RunRecord) -> Bool {
    record[.evaluate]?.results["ngramPerplexity"] == .number(95)
  }

  @Test func theResultsAreThoseOfTheBestOrderOnTheValidationSplit() throws {
    let record = try workplace.execute()
    let ngrams = try #require(try workplace.product(of: Evaluate.self).ngrams)
    let validation = try #require(ngrams.validation)
    let test = try #require(ngrams.test)
    #expect(validation.count == NGramModels.maxOrder && test.count == NGramModels.maxOrder)
    let order = try #require(ngrams.bestOrder)
    #expect(validation.allSatisfy { $0 >= validation[order - 1] })
    let results = try #require(record[.evaluate]?.results)
    #expect(results["ngramOrder"] == .integer(order))
    #expect(results["ngramPerplexity"] == .number(test[order - 1]))
    #expect(results["trigramPerplexity"] == .number(test[2]))
    let losses = try #require(try workplace.product(of: Evaluate.self).baselines?.ngram)
    let mean = losses.reduce(0) { $0 + Double($1) } / Double(losses.count)
    #expect(abs(exp(mean) / test[order - 1] - 1) < 1e-5)
    #expect(workplace.store.keys(of: .evaluate).count == 2)
  }

  @Test(
    arguments: [
      ([3, 2, 1, 2, 3], [1, 2, 3, 4, 5], 3), ([3, 2, 2, 2, 3], [5, 4, 3, 2, 1], 2),
      (nil, [1, 2, 3, 4, 5], 5), ([1, 2, 3, 4, 5], nil, 1), (nil, nil, nil),
    ] as [([Double]?, [Double]?, Int?)])
  func theTestSplitChoosesNoOrder(validation: [Double]?, test: [Double]?, order: Int?) {
    let ngrams = NGramPerplexities(validation: validation, test: test)
    #expect(ngrams.bestOrder == order)
    #expect(ngrams.results.isEmpty == (test == nil))
    #expect(ngrams.results["ngramOrder"] == (test == nil ? nil : order.map(Value.integer)))
  }

  @Test func withoutAValidationSplitTheHighestOrderIsUsed() throws {
    let record = try workplace.execute(["dataset.validation=0"])
    #expect(record[.evaluate]?.results["ngramOrder"] == 5)
    let ngrams = try #require(try workplace.product(of: Evaluate.self).ngrams)
    #expect(ngrams.validation == nil && ngrams.test?.count == 5)
  }

  @Test func withoutATestSplitThereAreNoResults() throws {
    for split in ["neg", "pos"] {
      try FileManager.default.removeItem(atPath: "\(workplace.reviews)/test/\(split)")
    }
    let record = try workplace.execute()
    #expect(record[.evaluate]?.results == [:])
    let ngrams = try #require(try workplace.product(of: Evaluate.self).ngrams)
    #expect(ngrams.validation?.count == 5 && ngrams.test == nil)
  }

  /// Documents of a single target.
  @Test func textsShorterThanTheOrderAreCounted() throws {
    let record = try workplace.execute(["dataset.length=2"])
    let ngrams = try #require(try workplace.product(of: Evaluate.self).ngrams)
    #expect(record.steps.allSatisfy { $0.failure == nil })
    // There is never more than one word of context.
    #expect(ngrams.test?.dropFirst().allSatisfy { $0 == ngrams.test?[1] } == true)
    #expect(ngrams.test?.allSatisfy { $0 > 1 && $0.isFinite } == true)
  }

  @Test(arguments: [
    "model.hidden=8", "optimizer.learningRate=0.02", "train.epochs=1", "loader.batchSize=2",
    "evaluate.temperature=0.5",
  ])
  func aChangeOfTheModelCountsNothingAgain(setting: String) throws {
    try workplace.execute()
    try invent()
    let record = try workplace.execute([setting])
    #expect(record[.evaluate]?.state == .ran)
    #expect(isInvented(record))
  }

  @Test(arguments: ["dataset.length=20", "vocab.maxTokens=10", "load.limit=12"])
  func aChangeOfTheDataCountsAgain(setting: String) throws {
    try workplace.execute()
    try invent()
    #expect(!isInvented(try workplace.execute([setting])))
    #expect(try key([setting]) != key())
  }

  @Test func aStepThatIsForcedStartsOver() throws {
    let record = try workplace.execute()
    try invent()
    let again = try workplace.execute(selection: .only(.evaluate))
    #expect(again[.evaluate]?.results == record[.evaluate]?.results)
  }

  @Test func whatIsDamagedIsCountedAgain() throws {
    let record = try workplace.execute()
    let place = workplace.output.appending(path: "cache/evaluate/\(try key())/product.safetensors")
    try Data("nonsense".utf8).write(to: place)
    let notebook = Notebook()
    let other = try workplace.execute(["evaluate.temperature=0.5"], observer: notebook)
    #expect(notebook.noticed.count == 1)
    #expect(notebook.noticed.first?.hasSuffix("It is discarded and made again") == true)
    #expect(
      other[.evaluate]?.results["ngramPerplexity"] == record[.evaluate]?.results["ngramPerplexity"])
    try workplace.store.verify(.evaluate, try key())
  }

  /// It counts for the size of the store, and belongs to the plan that it was made for.
  @Test func theStoreKeepsItWithinItsLimit() throws {
    try workplace.execute()
    let settings = ["dataset.length=20"]
    try workplace.execute(
      try workplace.plan(settings), options: RunOptions(threads: 1, cacheLimit: 1))
    #expect(workplace.store.holds(.evaluate, try key(settings)))
    #expect(!workplace.store.holds(.evaluate, try key()))
    #expect(workplace.store.keys(of: .evaluate).count == 2)
    #expect(try workplace.store.removeAll().isEmpty)
  }

  @Test func aPartReadsOnlyWhatItsStepReads() {
    for step in Steps.all {
      for part in step.parts {
        #expect(part.step == step.id)
        #expect(Set(part.reads).isSubset(of: step.reads))
        for source in part.sources {
          #expect(step.sources.contains { source.hasPrefix($0) }, "\(source)")
        }
      }
    }
  }
}
