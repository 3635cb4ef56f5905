import Foundation
import Neural
import Random
import Record
import TensorFiles
import Text
import Wording

/// Step 5: creates the model.
package struct Model: Step {
  package static let id = StepID.model
  package static let reads: [StepID] = [.vocab]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Pipeline/Steps/Model.swift",
    "Pipeline/Settings/ModelSettings.swift", "Pipeline/Plan/WeightsFile.swift",
  ]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true

  package let settings: ModelSettings

  package init(settings: ModelSettings) { self.settings = settings }

  package var inputFiles: [String] { settings.weights.isEmpty ? [] : [settings.weights] }

  package func run(_ context: StepContext) throws -> StepOutcome<InitialModel> {
    let vocab = try context.product(of: Vocab.self)
    let vocabulary = vocab.vocabulary
    // snippet.run
    var random = MersenneTwister(seed: context.seed)
    let model = LanguageModel(ModelShape(settings, vocabulary: vocabulary), random: &random)
    // snippet.end
    if !settings.weights.isEmpty {
      try load(settings.weights, into: model, vocab: vocab, context: context)
    }

    func count(_ prefix: String) -> Value {
      .integer(
        model.layout.slots.filter { $0.name.hasPrefix(prefix) }.reduce(0) { $0 + $1.count })
    }
    return StepOutcome(
      product: InitialModel(model: model, dropout: settings.dropoutRates, random: random),
      results: [
        "parameters": .integer(model.layout.count),
        "embeddingParameters": count("embedding."),
        "lstmParameters": count("\(model.shape.cell.rawValue)."),
        "linearParameters": count("linear."),
      ])
  }

  /// Starts from weights, whose ids must stand for the words of this run.
  private func load(
    _ path: String, into model: LanguageModel, vocab: TokenizedVocabulary, context: StepContext
  ) throws {
    let file = try WeightsFile(path, setting: "model.weights", root: context.root).contents
    do {
      if let theirs = try WeightsVocabulary(file) {
        if let difference = theirs.difference(from: WeightsVocabulary(vocab)) {
          throw StepProblem(
            "\(difference). Take the vocabulary of these weights: "
              + "--set 'vocab.source=\"\(path)\"'")
        }
      } else {
        context.notice(
          "model.weights: \(path) doesn't say which words its ids stand for; they are taken to be "
            + "those of this run")
      }
      try model.load(file)
    } catch let error as WeightsError {
      guard case .wrongShape = error else {
        throw StepProblem("model.weights: \(path): \(error)")
      }
      throw StepProblem(
        "model.weights: \(path): \(error); set model.embedding, model.hidden and vocab.maxTokens to "
          + "fit")
    } catch {
      throw StepProblem("model.weights: \(path): \(error)")
    }
  }
}
