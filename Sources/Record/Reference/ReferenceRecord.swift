/// What PyTorch found in a book's eight steps: the content of a reference file, as
/// `Tests/Reference/notebook.py` writes it.
///
/// Settings and results have the same names as here, such as `train.epochs` and
/// `evaluate.perplexity`.
package struct ReferenceRecord: Codable, Hashable, Sendable {
  /// The version of this format. It increases when a name changes its meaning or is removed.
  package static let currentSchema = 1

  /// One optimizer step. Its number is its place in the list, from 1.
  package struct Step: Codable, Hashable, Sendable {
    /// Mean over the targets of the batch, in nats.
    package var loss: Double
    /// The number of targets in the batch, without padding.
    package var tokens: Int

    package init(loss: Double, tokens: Int) {
      self.loss = loss
      self.tokens = tokens
    }
  }

  package var schema = ReferenceRecord.currentSchema
  /// The release of PyTorch, such as "2.13.0+cpu".
  package var torch: String
  /// System and processor, such as "Linux x86_64".
  package var platform: String
  package var threads: Int
  package var seed: UInt64
  package var data: DataSource
  /// By `step.label`.
  package var settings: [String: Value]
  /// By `step.name`.
  package var results: [String: Value]
  /// One entry for each step taken; at least one.
  package var steps: [Step]

  package init(
    torch: String, platform: String, threads: Int, seed: UInt64, data: DataSource,
    settings: [String: Value], results: [String: Value], steps: [Step]
  ) {
    self.torch = torch
    self.platform = platform
    self.threads = threads
    self.seed = seed
    self.data = data
    self.settings = settings
    self.results = results
    self.steps = steps
  }

  /// Its name on the page and the terminal: "PyTorch 2.13.0", without the build.
  package var name: String { "PyTorch \(torch.prefix { $0 != "+" })" }
}
