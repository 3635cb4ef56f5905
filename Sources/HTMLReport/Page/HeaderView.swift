import Chapters
import Drawings
import Foundation
import Record
import Rendering
import Wording

/// The top of the page: book, data, time, duration and test perplexity of the run.
struct HeaderView {
  let context: ReportContext
  let index: PageIndex

  private var veils: Veils { index.veils }

  func make() -> View {
    let record = context.record
    let overrides = record.overrides.sorted { $0.key < $1.key }
    let isGenerated = context.origin?.isGenerated == true
    return View([
      "title": title,
      "isMixed": context.book.introduction.titleInlines.hasRightToLeft,
      "book": record.book,
      "run": record.run,
      "data": context.data,
      "isGenerated": isGenerated,
      "digest": isGenerated ? nil : record.data.map { String($0.digest.prefix(12)) },
      "recipe": record.recipe.map(recipe),
      "settings": settings(of: record),
      "overrides": overrides.map { View(["name": $0.key, "value": $0.value]) },
      "hasOverrides": !overrides.isEmpty,
      "started": Self.date(record.started),
      "startedMachine": Self.machineDate(record.started),
      "took": ValueFormat.seconds.string(.number(seconds)),
      "processor": record.machine.processor,
      "cores": Format.count(record.machine.cores, "core"),
      "threads": Format.count(record.threads, "thread"),
      "blas": record.machine.blas,
      "toolchain": record.machine.toolchain,
      "seed": String(record.seed),
      "edition": context.edition.map(edition),
      "repeat": RepeatView(context: context, veils: veils).make(),
      "glance": GlanceView(context: context, veils: veils).make(),
      "hasVeils": !veils.isEmpty,
    ])
  }

  private var title: [View] {
    index.views(
      context.book.introduction.titleInlines, of: BookPart.introductionID, in: context)
  }

  /// The recipe, described in the words that the book has for it now.
  private func recipe(_ record: RecipeRecord) -> View {
    View([
      "name": record.name,
      "description": context.book.recipes.first { $0.name == record.name }?.description,
      "isTied": record.choice == .tied,
    ])
  }

  /// Whether they are the book's; if not, they follow.
  private func settings(of record: RunRecord) -> String {
    switch (record.overrides.isEmpty, record.recipe) {
    case (true, nil): localized("as in the book")
    case (true, _?): localized("as in the book and its recipe")
    case (false, nil): localized("differ from the book:")
    case (false, _?): localized("differ from the book and its recipe:")
    }
  }

  private func edition(_ edition: Edition) -> String {
    switch edition {
    case .student:
      localized("for students: exercises, predictions and cards come without their answers")
    case .teacher: localized("for teachers: every answer is shown")
    }
  }

  /// The time of all steps that have results; a cached step counts the time it took when it ran.
  private var seconds: Double {
    context.record.steps.map(\.seconds).filter { $0.isFinite && $0 > 0 }.reduce(0, +)
  }

  private static func date(_ date: Date) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .gmt)
    return date.formatted(style.year().month().day().time(includingFractionalSeconds: false))
  }

  private static func machineDate(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
  }
}
