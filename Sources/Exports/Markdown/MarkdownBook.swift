import Chapters
import Drawings
import Foundation
import Record
import Rendering
import Wording

/// A book's chapters as Markdown files, filled in from a run.
package struct MarkdownBook {
  /// By path in the folder of the files.
  package private(set) var files: [String: Data] = [:]

  package init(_ report: ReportContext) {
    self = Language.$current.withValue(report.book.language) { Self(localized: report) }
  }

  /// In the current language.
  private init(localized report: ReportContext) {
    let parts = report.book.parts
    for (index, part) in parts.enumerated() {
      var writer = MarkdownWriter(report, part: part, dialect: .github)
      var texts = [writer.title()]
      if part.kind == .introduction { texts.append(Self.facts(of: report)) }
      texts.append(writer.markdown(part.blocks))
      if part.kind == .introduction {
        texts.append(Self.contents(of: report))
      } else {
        texts.append(Self.navigation(from: index, in: parts))
      }
      add(texts, to: part.fileName)
      for (name, file) in writer.takeMedia() { files[name] = file.data }
    }
    if let glossary = report.book.glossary {
      add(Self.texts(of: glossary, report), to: "GLOSSARY.md")
    }
  }

  private mutating func add(_ texts: [String], to name: String) {
    let text = texts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    files[name] = Data(text.utf8)
  }

  /// What the run is, for whoever meets the files without its page.
  private static func facts(of report: ReportContext) -> String {
    let record = report.record
    let values = RunValues(record: record, catalog: report.catalog)
    let date = record.started.formatted(
      Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    let rows = [
      (localized("run"), MarkdownTable.code(record.run)),
      (localized("data"), MarkdownText.escaped(report.data)),
      (localized("date"), date), (localized("seed"), "\(record.seed)"),
      (localized("recipe"), record.recipe.map { MarkdownText.escaped($0.name) } ?? ""),
      (
        localized("set for this run"),
        record.overrides.sorted { $0.key < $1.key }
          .map { MarkdownTable.code("\($0.key) = \($0.value)") }.joined(separator: ", ")
      ),
      (localized("machine"), MarkdownText.escaped(record.machine.processor)),
      (
        localized("test perplexity"),
        MarkdownText.escaped(values.string(named: "evaluate.perplexity"))
      ),
    ]
    return MarkdownTable.make(
      header: [localized("this run"), ""], alignments: [.none, .none],
      rows: rows.filter { !$0.1.isEmpty }.map { [$0.0, $0.1] })
  }

  private static func contents(of report: ReportContext) -> String {
    let book = report.book
    var lines = book.chapterParts.map { part in
      let number = StepID(rawValue: part.id).map { "\($0.number). " } ?? ""
      return "- [\(number)\(MarkdownText.escaped(part.text.title))](\(part.fileName))"
    }
    if let appendix = book.appendix {
      lines.append("- [\(MarkdownText.escaped(appendix.title))](APPENDIX.md)")
    }
    if let glossary = book.glossary {
      lines.append("- [\(MarkdownText.escaped(glossary.title))](GLOSSARY.md)")
    }
    return "## \(localized("Contents"))\n\n" + lines.joined(separator: "\n")
  }

  private static func navigation(from index: Int, in parts: [BookPart]) -> String {
    let before =
      index > 1
      ? ["[← \(MarkdownText.escaped(parts[index - 1].text.title))](\(parts[index - 1].fileName))"]
      : []
    let after =
      index + 1 < parts.count
      ? ["[\(MarkdownText.escaped(parts[index + 1].text.title)) →](\(parts[index + 1].fileName))"]
      : []
    let contents = "[\(localized("Contents"))](README.md)"
    return "---\n\n" + (before + [contents] + after).joined(separator: " · ")
  }

  private static func texts(of glossary: Glossary, _ report: ReportContext) -> [String] {
    var inlines = MarkdownInlines(
      dialect: .github, values: RunValues(record: report.record, catalog: report.catalog),
      links: MarkdownLinks(report, dialect: .github),
      macros: FormulaMacros(report.book.header), part: BookLinks.glossary)
    let entries = glossary.entries.map { entry in
      let names = entry.names.map { "**\(MarkdownText.escaped($0))**" }.joined(separator: ", ")
      return MarkdownText.indented(
        "\(names): \(inlines.markdown(entry.definition))", first: "- ")
    }
    return ["# \(MarkdownText.escaped(glossary.title))", entries.joined(separator: "\n")]
  }
}
