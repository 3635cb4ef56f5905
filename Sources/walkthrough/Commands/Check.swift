import ArgumentParser
import Chapters
import Pipeline

/// `walkthrough check`: reads the chapters and recipes and reports their mistakes.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Parse and validate the chapters and recipes; run nothing.")

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions

  func run() throws {
    let project = try bookOptions.project()
    let decoded = try planOptions.decoded(try project.book(bookOptions.book))
    let chapters = decoded.book.chapters
    Terminal.write(
      "\(decoded.book.title): \(chapters.count) chapters, \(decoded.book.recipes.count) recipes, "
        + "\(chapters.flatMap(\.claims).count) claims, "
        + "\(chapters.flatMap(\.flashcards).count) flashcards, "
        + "\(chapters.flatMap(\.predictions).count) predictions, "
        + "\(chapters.flatMap(\.answers).count) answers, no mistakes\n")
  }
}
