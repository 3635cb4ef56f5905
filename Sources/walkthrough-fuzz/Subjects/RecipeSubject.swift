import Pipeline
import Random

/// A book with a damaged recipe: read, checked and priced.
final class RecipeSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "=", " = ", "#", "\"", "\\\"", "\\u{", "}", "\n", "\r\n", "\t", " ", ".", ",", "[", "]", "[[",
    "-", "_", "//", "/*", "*/", "nan", "1e308", "1e999", "true", ".reviews", "data = .novel\n",
    "measured.words = 0\n", "measured.", "train.epochs = 5\n", "load.source = \"x\"\n", "é",
    "\u{0}", "\u{FEFF}", "\u{202E}", "99999999999999999999",
  ])

  private static let recipe = """
    # What the fuzzer damages.
    description = "One epoch # of a small model"
    data = .reviews

    measured.perplexity = 93.2
    measured.targets = 8_800_000  # over all epochs
    measured.minutes = 11.5
    measured.machine = "two cores of an example"
    measured.date = "2026-11-27"

    vocab.maxTokens = 0
    measured.words = 1885
    train.epochs = 1
    loader.order = .shuffled
    evaluate.prompts = ["the \\"movie\\"", "a"]

    """

  private let project: ScratchProject

  init(project: ScratchProject) { self.project = project }

  func prepare(_ random: inout MersenneTwister) throws {
    try project.write(
      Self.mutator.mutate(Array(Self.recipe.utf8), &random), to: "chapters/recipes/recipes/quick")
  }

  func run(_ random: inout MersenneTwister) throws {
    let book = try project.book("recipes")
    let decoded = try DecodedBook(book, recipe: .named("quick"), overrides: [])
    let seconds = RecipeCost(decoded)?.seconds(productRate: 1e11)
    guard seconds.map({ $0 > 0 }) ?? true else {
      throw Violation("training takes \(seconds ?? 0) seconds")
    }
  }
}
