import ArgumentParser
import Chapters
import Flashcards
import Foundation
import HTMLReport
import Pipeline
import Record
import Spelling

/// `walkthrough cards`: asks the cards of a book, or writes them for Anki.
struct Cards: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the cards of a book, each again when it is time; or write them for Anki.",
    discussion: """
      Enter turns the card over. Then say whether you knew it: y or n. q ends; what you have answered \
      is kept at every moment, also after Ctrl-C.

      Cards repeat as in Leitner's boxes (Sebastian Leitner, So lernt man lernen, 1972). A card that \
      you knew moves on to the next of five boxes, one that you missed goes back to the first and is \
      asked once more in the same sitting. The boxes come again after 1, 2, 4, 8 and 16 days.

        walkthrough cards                          what is due, and new cards, at most 20
        walkthrough cards --chapter train          the cards of one chapter, by name or number
        walkthrough cards --all                    also cards whose day has not come
        walkthrough cards --export anki --to imdb.txt

      Import that file in Anki with File › Import; it needs no choices, and importing it again \
      updates the cards. Numbers on cards are those of the run that --as names.

      Progress lies in \(UserData.folder().path)/cards, a file for each book; remove one to begin \
      anew. A card whose question was rewritten is new, the others keep their boxes.
      """)

  enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case anki
  }

  @OptionGroup var bookOptions: BookOptions

  @Option(help: "Only the cards of this chapter: its step's name, or its number from 1 to 8.")
  var chapter: String?

  @Option(help: "At most so many cards in one sitting; 20 by default.")
  var limit: Int?

  @Flag(help: "Ask cards before their day as well, and any number of them unless --limit is given.")
  var all = false

  @Option(help: "Write the cards, to standard output or the file of --to, instead of asking them.")
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
      throw ValidationError("an export holds every card; leave --all and --limit away")
    }
  }

  func run() throws {
    let project = try bookOptions.project()
    let book = try DecodedBook(try project.book(bookOptions.book), overrides: []).book
    let cards = Deck(book, step: try step()).cards
    let record = bookOptions.runFolder(of: project).readRecord()
    let value = { (name: String) in
      record.map { RunValues(record: $0).string(named: name) } ?? ValueFormat.absent
    }
    if export != nil {
      try write(AnkiFile(book: book.name, value: value).text(cards))
    } else {
      try ask(cards, of: book, value: value)
    }
  }

  /// The step of `--chapter`.
  private func step() throws -> String? {
    guard let chapter else { return nil }
    let steps = StepID.allCases
    guard let step = steps.first(where: { $0.rawValue == chapter || "\($0.number)" == chapter })
    else {
      let names = steps.map(\.rawValue)
      let hint = didYouMean(chapter, among: names)
      throw UsageProblem(
        "there is no chapter '\(chapter)'\(hint.isEmpty ? ";" : hint) chapters are "
          + "\(names.joined(separator: ", ")), or 1 to \(names.count)")
    }
    return step.rawValue
  }

  private func write(_ text: String) throws {
    guard let to else { return Terminal.write("\(text)") }
    do {
      try SafeFile.write(Data(text.utf8), to: to.url)
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
      Terminal.write("No card is due today; --all asks them nevertheless.\n")
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
