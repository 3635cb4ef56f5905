import Drawings
import Foundation
import Record
import Wording

/// The page of a comparison as one view: curves, settings that differ, results, and texts.
enum CompareView {
  static func make(_ comparison: RunComparison, curves: Figure?, texts: Figure?) throws -> View {
    let names = comparison.runs.map(\.name)
    let sections = [
      section("curves", "Losses", 1, curves),
      section("settings", "Settings that differ", 2, settings(comparison), or: sameSettings),
      section("results", "Results", 3, results(comparison)),
      section("texts", "What the models write", 4, texts, or: noTexts),
    ]
    return View([
      "head": try HeadView.make(
        title: "Comparison of "
          + (comparison.isSideBySide
            ? names.joined(separator: ", ") : "\(names.count) runs of \(comparison.book)"),
        moreStyles: ["compare"]),
      "pageScript": Markup.script(try Templates.resource("script/page.js")),
      "title": "Runs of \(comparison.book) side by side",
      "verdict": comparison.verdict,
      "runs": comparison.runs.map { View(["name": $0.name, "facts": facts($0.record)]) },
      "banner": banner(comparison.warnings),
      "contents": View([
        "chapters": sections.map { section in
          View(["id": section.id, "title": [View("inline/text", ["text": section.title])]])
        }
      ]),
      "sections": sections.map {
        View(["id": $0.id, "title": $0.title, "text": $0.text, "figures": $0.figures])
      },
      "command": "walkthrough compare",
      "source": "the records of the runs",
    ])
  }

  private static let sameSettings = "The runs have the same seed, data and settings."
  private static let noTexts = "No two runs continued the same prompt."

  private struct Section {
    let id: String
    let title: String
    let text: String?
    let figures: [View]
  }

  private static func section(
    _ id: String, _ title: String, _ number: Int, _ figure: Figure?,
    or text: String = "None of the runs has got this far."
  ) -> Section {
    Section(
      id: id, title: title, text: figure == nil ? text : nil,
      figures: figure.map { [$0.view(step: number, number: 1)] } ?? [])
  }

  private static func facts(_ record: RunRecord) -> String {
    let done = record.steps.count { StepState($0).hasResults }
    let overrides = record.overrides.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let recipe = record.recipe.map { "recipe \($0.name); " } ?? ""
    let owner = record.recipe == nil ? "the book" : "the book and its recipe"
    let settings =
      overrides.isEmpty
      ? "settings as in \(owner)" : "differs from \(owner): " + overrides.joined(separator: ", ")
    return "\(done) of \(StepID.allCases.count) steps, started "
      + record.started.formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
      + ", seed \(record.seed); \(recipe)\(settings)"
  }

  private static func banner(_ warnings: [String]) -> View? {
    warnings.isEmpty
      ? nil
      : View([
        "class": "stale", "mark": "triangle", "title": "Not everything here can be compared.",
        "text": warnings.joined(separator: " "), "hasLinks": false,
      ])
  }

  private static func settings(_ comparison: RunComparison) -> Figure? {
    let rows = comparison.settings
    guard !rows.isEmpty else { return nil }
    return Figure(
      title: "What differs between the runs",
      sentence: "\(Format.count(rows.count, "difference")) in seed, data or settings.",
      content: [.table(table(comparison, "Settings that differ", "setting", rows))])
  }

  private static func results(_ comparison: RunComparison) -> Figure {
    let rows = comparison.results()
    let table =
      comparison.isSideBySide
      ? DataTable(
        label: "Results side by side",
        columns: [.text("result"), .text("description")]
          + comparison.runs.map { .number(named: $0.name) },
        allRows: rows.map { [$0.name, $0.label] + $0.values })
      : Self.table(
        comparison, "Results run by run", "result",
        rows.filter(\.isHeadline).filter { Set($0.values).count > 1 })
    return Figure(
      title: "What each run found", sentence: comparison.verdict, content: [.table(table)])
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
      columns: [.text("run")] + rows.map { .text(named: $0.label.isEmpty ? $0.name : $0.label) },
      allRows: names.indices.map { index in [names[index]] + rows.map { $0.values[index] } })
  }
}
