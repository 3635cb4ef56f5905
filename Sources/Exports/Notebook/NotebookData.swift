import Foundation
import Neural
import Pipeline
import Record
import TensorFiles
import Text

/// The files that a notebook reads: the texts of the run and, if it began with another model, that
/// one's words and weights.
package enum NotebookData {
  private struct Line: Encodable {
    let split: String
    let text: String
  }

  /// The files by name.
  ///
  /// - Throws: `StorageError` if the run's stored results are gone.
  package static func files(of run: StoredRun) throws -> [String: Data] {
    var files = ["texts.jsonl": try texts(of: try run.product(of: Load.self))]
    let settings = RunSettings(record: run.record)
    if !settings.text(.vocab, "source").isEmpty {
      let vocabulary = try run.product(of: Vocab.self).vocabulary
      files["vocabulary.json"] = try JSONEncoder().encode(
        (0..<vocabulary.size).map { vocabulary.token(of: $0) })
    }
    if !settings.text(.model, "weights").isEmpty {
      files["weights.safetensors"] = try TensorFile(
        tensors: run.product(of: Model.self).model.stateDict(), metadata: ["format": "pt"]
      ).encoded()
    }
    return files
  }

  /// A line of JSON for each document.
  private static func texts(of corpus: Corpus) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = Data()
    for (split, documents) in [
      ("train", corpus.train), ("validation", corpus.validation), ("test", corpus.test),
    ] {
      for index in 0..<(documents?.count ?? 0) {
        data += try encoder.encode(Line(split: split, text: documents?.text(at: index) ?? ""))
        data.append(0x0A)
      }
    }
    return data
  }
}
