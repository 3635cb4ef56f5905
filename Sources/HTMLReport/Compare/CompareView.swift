import Drawings
import Foundation
import Record
import Rendering
import Wording

/// The page of a comparison as one view: curves, settings that differ, results, and texts.
enum CompareView {
  static func make(
    _ comparison: RunComparison, curves: Figure?, texts: Figure?, site: SitePlace?
  ) throws -> View {
    let names = comparison.runs.map(\.name)
    let sections = [
      section("curves", localized("Losses"), 1, curves),
      section(
        "settings", localized("Settings that differ"), 2, settings(comparison),
        or: localized("The runs have the same seed, data and settings.")),
      section("results", localized("Results"), 3, results(comparison)),
      section(
        "texts", localized("What the models write"), 4, texts,
        or: localized("No two runs continued the same prompt.")),
    ]
    let script = try OverviewScript.text()
    return View([
      "head": try HeadView.make(
        title: comparison.isSideBySide
          ? localized("Comparison of \(names.joined(separator: ", "))")
          : localized("Comparison of \(names.count) runs of \(comparison.book)"),
        moreStyles: ["compare"]),
      "pageScript": Markup.script(script),
      "wording": ScriptWording.make(for: script),
      "title": localized("Runs of \(comparison.book) side by side"),
      "verdict": comparison.verdict,
      "runs": comparison.runs.map { View(["name": $0.name, "facts": facts($0.record)]) },
      "banner": banner(comparison.warnings),
      "contents": View([
        "site": site?.view,
        "chapters": sections.map { section in
          View(["id": section.id, "title": [View("inline/text", ["text": section.title])]])
        },
      ]),
      "sections": sections.map {
        View(["id": $0.id, "title": $0.title, "text": $0.text, "figures": $0.figures])
      },
      "isComparison": true,
    ])
  }

  private struct Section {
    let id: String
    let title: String
    let text: String?
    let figures: [View]
  }

  private static func section(
    _ id: String, _ title: String, _ number: Int, _ figure: Figure?,
    or text: String = localized("None of the runs has got this far.")
  ) -> Section {
    Section(
      id: id, title: title, text: figure == nil ? text : nil,
      figures: figure.map { [$0.view(step: number, number: 1)] } ?? [])
  }

  private static func facts(_ record: RunRecord) -> String {
    let done = record.steps.count { StepState($0).hasResults }
    let overrides = record.overrides.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let changes = overrides.joined(separator: ", ")
    let settings =
      switch (overrides.isEmpty, record.recipe?.name) {
      case (true, nil): localized("settings as in the book")
      case (true, let recipe?):
        localized("recipe \(recipe); settings as in the book and its recipe")
      case (false, nil): localized("differs from the book: \(changes)")
      case (false, let recipe?):
        localized("recipe \(recipe); differs from the book and its recipe: \(changes)")
      }
    let day = record.started.formatted(
      Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    let (all, seed) = (StepID.allCases.count, record.seed)
    return localized("\(done) of \(all) steps, started \(day), seed \(seed); \(settings)")
  }

  private static func banner(_ warnings: [String]) -> View? {
    warnings.isEmpty
      ? nil
      : View([
        "class": "stale", "mark": "triangle",
        "title": localized("Not everything here can be compared."),
        "text": warnings.joined(separator: " "), "hasLinks": false,
      ])
  }

  private static func settings(_ comparison: RunComparison) -> Figure? {
    let rows = comparison.settings
    guard !rows.isEmpty else { return nil }
    return Figure(
      title: localized("What differs between the runs"),
      sentence: rows.count == 1
        ? localized("1 difference in seed, data or settings.")
        : localized("\(Format.count(rows.count)) differences in seed, data or settings."),
      content: [
        .table(table(comparison, localized("Settings that differ"), localized("setting"), rows))
      ])
  }

  private static func results(_ comparison: RunComparison) -> Figure {
    let rows = comparison.results()
    let table =
      comparison.isSideBySide
      ? DataTable(
        label: localized("Results side by side"),
        columns: [.text("result"), .text("description")]
          + comparison.runs.map { .number(named: $0.name) },
        allRows: rows.map { [$0.name, localized(Phrase($0.label))] + $0.values })
      : Self.table(
        comparison, localized("Results run by run"), localized("result"),
        rows.filter(\.isHeadline).filter { Set($0.values).count > 1 })
    return Figure(
      title: localized("What each run found"), sentence: comparison.verdict,
      content: [.table(table)])
  }

  /// What a row is called where its name isn't beside it.
  private static func heading(of row: RunComparison.Row) -> String {
    row.label.isEmpty ? row.name : localized(Phrase(row.label))
  }

  /// A column for each run or, where they are many, a row.
  private static func table(
    _ comparison: RunComparison, _ label: String, _ kind: String, _ rows: [RunComparison.Row]
  ) -> DataTable {
    let names = comparison.runs.map(\.name)
    guard !comparison.isSideBySide else {
      return DataTable(
        label: label, columns: [.text(named: kind)] + names.map { .text(named: $0) },
        allRows: rows.map { [$0.name] + $0.values })
    }
    return DataTable(
      label: label,
      columns: [.text("run")] + rows.map { .text(named: heading(of: $0)) },
      allRows: names.indices.map { index in [names[index]] + rows.map { $0.values[index] } })
  }
}
