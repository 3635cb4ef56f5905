/// A book of eight short chapters with settings that make a run take only a moment.
package struct TinyBook: Sendable {
  package static let steps = [
    "load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate",
  ]

  /// The call in each chapter's cell, by step.
  package var cells = [
    "load": #"load(source: "reviews")"#,
    "vocab": "vocab()",
    "dataset": "dataset(length: 64, validation: 0.25)",
    "loader": "loader(batchSize: 4)",
    "model": "model(embedding: 4, hidden: 6)",
    "optimizer": "optimizer(learningRate: 0.01)",
    "train": "train(epochs: 2, clipNorm: 1)",
    "evaluate": #"evaluate(prompts: ["the movie was"], length: 5)"#,
  ]
  /// Markdown after the cell, by step.
  package var prose: [String: String] = [:]
  package var introduction = "A book for tests."
  /// The texts of recipes by name.
  package var recipes: [String: String] = [:]

  package init() {}

  /// The name of a step's file.
  package static func file(_ step: String) -> String {
    "0\((steps.firstIndex(of: step) ?? -1) + 1)-\(step).md"
  }

  /// The line of the call in a chapter.
  package static let cellLine = 4

  package func chapter(_ step: String) -> String {
    "# The \(step) step\n\n```swift step\n\(cells[step] ?? "")\n```\n\n\(prose[step] ?? "")\n"
  }

  /// Writes the book to `chapters/<name>` below a folder.
  package func write(to folder: TemporaryFolder, name: String = "tiny") throws {
    try folder.write("# A tiny book\n\n\(introduction)\n", to: "chapters/\(name)/README.md")
    for step in Self.steps {
      try folder.write(chapter(step), to: "chapters/\(name)/\(Self.file(step))")
    }
    for (recipe, text) in recipes {
      try folder.write(text, to: "chapters/\(name)/recipes/\(recipe)")
    }
  }

  /// The Markdown of a claim.
  package static func claim(_ text: String) -> String { "```claim\n\(text)\n```" }
}
