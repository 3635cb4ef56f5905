import ArgumentParser
import Chapters
import Pipeline
import Record

/// `walkthrough check`: reads the chapters and recipes and reports their mistakes.
struct Check: PlanCommand {
  static let configuration = CommandConfiguration(
    abstract: "Parse and validate the chapters and recipes; run nothing.")

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions

  func run() throws {
    let project = try bookOptions.project()
    let book = try project.book(bookOptions.book)
    var mistakes: [Diagnostic] = []
    do throws(Diagnostics) {
      _ = try planOptions.decoded(book)
    } catch {
      mistakes += error.all
    }
    var unchecked: String?
    do throws(Diagnostics) {
      unchecked = try FormulaCheck.require(book)
    } catch {
      mistakes += error.all
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    if let unchecked {
      Terminal.standardError("note: the formulas were not checked: \(unchecked)\n")
    }
    Terminal.write("\(Self.summary(of: book)), no mistakes\n")
  }

  /// What is in a book, by numbers.
  private static func summary(of book: Book) -> String {
    let blocks = book.parts.flatMap(\.blocks)
    let pictures = blocks.pictures.compactMap(\.file)
    let bytes = pictures.map(\.data.count).reduce(0, +)
    let counts = [
      (book.chapterParts.count, "chapter"), (book.recipes.count, "recipe"),
      (blocks.claims.count, "claim"), (blocks.flashcards.count, "flashcard"),
      (blocks.predictions.count, "prediction"), (blocks.answers.count, "answer"),
    ]
    let shown =
      pictures.isEmpty
      ? []
      : [
        "\(count(pictures.count, "picture")) (\(ValueFormat.bytes.string(.number(Double(bytes)))))"
      ]
    return "\(book.title): " + (counts.map { count($0, $1) } + shown).joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
