import Foundation
import Neural
import Random
import Record
import TensorFiles
import Text

/// Step 5: creates the model.
package struct Model: Step {
  package static let id = StepID.model
  package static let reads: [StepID] = [.vocab]
  package static let sources = [
    "Kernels/", "Neural/", "Random/", "Text/", "Pipeline/Steps/Model.swift",
    "Pipeline/Settings/ModelSettings.swift",
  ]
  package static let usesSeed = true
  package static let dependsOnArithmetic = true

  package let settings: ModelSettings

  package init(settings: ModelSettings) { self.settings = settings }

  package var inputFiles: [String] { settings.weights.isEmpty ? [] : [settings.weights] }

  package func run(_ context: StepContext) throws -> StepOutcome<InitialModel> {
    let vocabulary = try context.product(of: Vocab.self).vocabulary
    // snippet.run
    var random = MersenneTwister(seed: context.seed)
    let model = LanguageModel(ModelShape(settings, vocabulary: vocabulary), random: &random)
    // snippet.end
    if !settings.weights.isEmpty { try load(settings.weights, into: model, root: context.root) }

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

  private func load(_ path: String, into model: LanguageModel, root: URL) throws {
    let file = InputFile(path, from: root)
    do {
      try model.load(TensorFile(decoding: file.contents()))
    } catch let error as InputFileError {
      throw StepProblem("model.weights: \(path): \(error.problem), at \(file.url.path)")
    } catch let error as TensorFileError {
      throw StepProblem(
        "model.weights: \(path): \(error). Weights must come from a file that "
          + "safetensors.torch.save_file wrote")
    } catch let error as WeightsError {
      let hint =
        if case .wrongShape = error {
          "; set model.embedding, model.hidden and vocab.maxTokens to fit"
        } else {
          ""
        }
      throw StepProblem("model.weights: \(path): \(error)\(hint)")
    } catch {
      throw StepProblem("model.weights: \(path): \(error)")
    }
  }
}
