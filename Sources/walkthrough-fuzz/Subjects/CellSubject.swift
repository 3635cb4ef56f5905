import Chapters
import Pipeline
import Random
import TestSupport

/// A damaged call in a cell, or a damaged `--set`.
final class CellSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "(", ")", "[", "]", ",", ":", ".", "\"", "\\\"", "\\u{", "}", "//", "/*", "*/", "-", "+", "_",
    "true", "nil", ".shuffled", ".bucketed", "0x1F", "1e5", "\"\"\"", "\n", " ", "é", "\u{0}",
    "epochs", "train", "=", "[[", "\u{FF11}",
  ])
  private static let overrides = [
    "train.epochs=5", "loader.order=.shuffled", "evaluate.prompts=[\"a\", \"b\"]",
    "load.source=\"x\"", "optimizer.epsilon=1e-6", "vocab.specials=false",
  ]

  private var cell = ""
  private var step = TinyBook.steps[0]
  private var override = ""

  func prepare(_ random: inout MersenneTwister) throws {
    step = TinyBook.steps.randomElement(using: &random) ?? step
    cell = ScratchProject.book.cells[step] ?? ""
    override = Self.overrides.randomElement(using: &random) ?? ""
    if random.next() % 2 == 0 {
      cell = Self.mutator.mutate(cell, &random)
    } else {
      override = Self.mutator.mutate(override, &random)
    }
  }

  func run(_ random: inout MersenneTwister) throws {
    let setting = Result { try Setting(parsing: override, stepNames: ScratchProject.steps) }
    let chapters = try TinyBook.steps.map { name in
      let call = name == step ? cell : ScratchProject.book.cells[name] ?? ""
      return try Chapter.parse(
        "# A step\n\n```swift step\n\(call)\n```\n", file: TinyBook.file(name), step: name,
        stepNames: ScratchProject.steps)
    }
    _ = try DecodedBook(
      Book(
        name: "tiny", introduction: TitledBlocks(title: "", sourcedBlocks: []), chapters: chapters),
      overrides: (try? setting.get()).map { [$0] } ?? [])
    _ = try setting.get()
  }
}
