import ArgumentParser
import Chapters
import Files
import Flashcards
import Foundation
import HTMLReport
import Pipeline
import Record
import Spelling

/// `walkthrough cards`: quizzes the user on a book's cards, or exports them for Anki.
struct Cards: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Quiz yourself on a book's cards, each when it is due; or export them for Anki.",
    discussion: """
      Enter turns the card over. Then say whether you knew it: y or n. q quits; every answer is \
      saved at once, even if you press Ctrl-C.

      Cards repeat in Leitner's boxes (Sebastian Leitner, So lernt man lernen, 1972). A card that \
      you knew moves to the next of five boxes; one that you missed goes back to the first and is \
      asked again in the same session. The boxes are due again after 1, 2, 4, 8 and 16 days.

        walkthrough cards                          what is due, and new cards, at most 20
        walkthrough cards --chapter train          the cards of one chapter, by name or number
        walkthrough cards --all                    also cards that are not due yet
        walkthrough cards --export anki --to imdb.txt

      Import that file in Anki with File › Import; the defaults are right, and importing it again \
      updates the cards. Numbers on cards come from the run that --as names; the predictions of its \
      results are cards too.

      Progress is stored in \(UserData.folder().path)/cards, a file for each book; delete it to \
      start over. A card whose question was rewritten is new, unless the book gives it a name; the \
      others keep their boxes.
      """)

  enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case anki
  }

  @OptionGroup var bookOptions: BookOptions

  @Option(
    help: """
      Only the cards of this chapter: its step's name, or its number from 1 to 8, or the name of a \
      chapter without a step.
      """,
    completion: .list(StepID.allCases.map(\.rawValue)))
  var chapter: String?

  @Option(help: "The maximum number of cards in a session; 20 by default.")
  var limit: Int?

  @Flag(help: "Also ask cards that are not due yet; without limit unless --limit is given.")
  var all = false

  @Option(help: "Write the cards to standard output or the --to file instead of asking them.")
  var export: ExportFormat?

  @Option(help: ArgumentHelp("The file that --export writes.", valueName: "file"))
  var to: PathArgument?

  private static let defaultLimit = 20

  func validate() throws {
    if let limit, !(1...1_000_000).contains(limit) {
      throw ValidationError("--limit must be from 1 to 1,000,000, not \(limit)")
    }
    if to != nil, export == nil {
      throw ValidationError("--to names the file of an export; add --export anki")
    }
    if export != nil, all || limit != nil {
      throw ValidationError("an export contains every card; leave out --all and --limit")
    }
  }

  func run() throws {
    let project = try bookOptions.project()
    let book = try DecodedBook(
      try project.book(bookOptions.book), overrides: [], checker: .complete
    ).book
    let record = bookOptions.runFolder(of: project).readRecord()
    let value = { (name: String) in
      record.map { RunValues(record: $0).string(named: name) } ?? ValueFormat.absent
    }
    let cards = Deck(book, step: try chapter(of: book)) { value($0) != ValueFormat.absent }.cards
    if export != nil {
      try write(
        AnkiFile(book: book.name, macros: book.macros(of:), value: value).text(cards))
    } else {
      try ask(cards, of: book, value: value)
    }
  }

  /// What `--chapter` names: a step, or a chapter without one.
  private func chapter(of book: Book) throws -> String? {
    guard let chapter else { return nil }
    let steps = StepID.allCases
    if let step = steps.first(where: { "\($0.number)" == chapter }) { return step.rawValue }
    let names = book.chapterParts.map(\.chapterName)
    guard names.contains(chapter) else {
      let hint = didYouMean(chapter, among: names)
      throw UsageProblem(
        "there is no chapter '\(chapter)'\(hint.isEmpty ? ";" : hint) chapters are "
          + "\(names.joined(separator: ", ")), or 1 to \(steps.count)")
    }
    return chapter
  }

  private func write(_ text: String) throws {
    guard let to else { return Terminal.write("\(text)") }
    do {
      try AtomicFile.write(Data(text.utf8), to: to.url)
    } catch StorageError.cannotWrite(let path, let reason) {
      throw UsageProblem("can't write \(path): \(reason). Name another file with --to")
    }
    Terminal.standardError("wrote \(to.text)\n")
  }

  private func ask(_ cards: [Card], of book: Book, value: @escaping (String) -> String) throws {
    guard !cards.isEmpty else {
      Terminal.write("There are no cards here: chapters write them between ```flashcard and ```.\n")
      return
    }
    let file = ProgressFile(book: book.name, in: UserData.folder())
    let reading = try file.read()
    if let damage = reading.damage { Terminal.standardError("note: \(damage)\n") }
    let today = Day(Date(), in: .current)
    var quiz = Quiz(
      cards, progress: reading.progress, today: today,
      limit: limit ?? (all ? nil : Self.defaultLimit), asksAll: all)
    if quiz.current == nil {
      Terminal.write("No card is due today; --all asks them anyway.\n")
    } else {
      try file.prepare()
      let keys = try Keys()
      try QuizTable(terminal: .current, file: file, value: value).ask(&quiz, keys: keys)
      let known = quiz.asked - quiz.missed.count
      Terminal.write("\(quiz.asked) asked, \(known) known, \(quiz.missed.count) missed. ")
    }
    Terminal.write("Next: \(DueDates(cards, progress: quiz.progress, today: today)).\n")
  }
}
