import ArgumentParser
import Chapters
import Pipeline

/// `walkthrough check`: reads the chapters and reports their mistakes.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Parse and validate the chapters; run nothing.")

  @OptionGroup var bookOptions: BookOptions
  @OptionGroup var planOptions: PlanOptions

  func run() throws {
    let project = try bookOptions.project()
    let decoded = try DecodedBook(
      try project.book(bookOptions.book), overrides: try planOptions.overrides())
    let chapters = decoded.book.chapters
    Terminal.write(
      "\(decoded.book.title): \(chapters.count) chapters, "
        + "\(chapters.flatMap(\.claims).count) claims, "
        + "\(chapters.flatMap(\.flashcards).count) flashcards, "
        + "\(chapters.flatMap(\.predictions).count) predictions, "
        + "\(chapters.flatMap(\.answers).count) answers, no mistakes\n")
  }
}
