import Chapters
import Drawings
import Foundation
import Record
import Rendering
import Wording

/// A book as a Jupyter notebook: its prose, and its steps in PyTorch with a run's settings and seed.
package struct NotebookBook {
  private let report: ReportContext
  private let code: NotebookCode
  /// The folder with the run's texts, beside the notebook.
  private let data: String

  /// - Parameters:
  ///   - report: that of a run with a trained model.
  ///   - continuations: what its model wrote in the evaluation.
  ///   - data: the name of the folder with `NotebookData`, beside the notebook.
  package init(_ report: ReportContext, continuations: [Continuation], data: String) {
    self.report = report
    self.data = data
    code = NotebookCode(
      settings: RunSettings(record: report.record), continuations: continuations)
  }

  package func file() throws -> Data {
    try Language.$current.withValue(report.book.language) { try localizedFile() }
  }

  private func localizedFile() throws -> Data {
    var cells: [NotebookCell] = []
    for part in report.book.parts {
      var writer = MarkdownWriter(report, part: part, dialect: .jupyter)
      var texts = [writer.title()]
      /// Ends a cell of prose, with the pictures in it.
      func finish() {
        let text = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let media = writer.takeMedia().map { name, file in
          (String(name.split(separator: "/").last ?? ""), file)
        }
        if !text.isEmpty {
          cells.append(
            NotebookCell(
              .markdown, text, attachments: Dictionary(media, uniquingKeysWith: { $1 })))
        }
        texts = []
      }
      for section in part.blocks.sections {
        for blocks in section.aroundCells {
          guard case .step(let cell)? = blocks.first, let step = StepID(rawValue: cell.identifier)
          else {
            texts.append(writer.markdown(blocks))
            continue
          }
          finish()
          cells.append(NotebookCell(.code, code.code(of: step)))
          texts.append(writer.outcome(of: step))
        }
        finish()
      }
      if part.kind == .introduction {
        finish()
        cells.append(NotebookCell(.markdown, guide))
        cells.append(NotebookCell(.code, code.setUp(data: data, results: results)))
      }
    }
    if let glossary = glossary { cells.append(glossary) }
    return try NotebookFile(title: report.book.title, cells: cells).data()
  }

  /// The run's numbers that the notebook shows beside its own.
  private var results: [String: Double] {
    let steps = StepID.allCases.map(code.code).joined()
    var results: [String: Double] = [:]
    for step in report.record.steps where step.hasResults {
      for (name, value) in step.results {
        let name = "\(step.id).\(name)"
        guard steps.contains("compare(\"\(name)\"") else { continue }
        if let number = value.number, number.isFinite { results[name] = number }
      }
    }
    return results
  }

  private var guide: String {
    let dropout =
      code.settings.dropsValues
      ? "\n\n"
        + localized(
          """
          This model drops values at random while it trains. On a processor, PyTorch draws the same \
          values as the run wherever it is built without another library's generator; otherwise the \
          losses differ from the first step on, as between any two seeds, and come out about the same.
          """)
      : ""
    let packages =
      switch code.settings.text(.vocab, "tokenizer") {
      case "characters": localized("`torch` and `regex`")
      case "dictionary": localized("`torch` and `PyICU`")
      default: "`torch`"
      }
    let (run, folder) = (MarkdownText.code(report.record.run), MarkdownText.code(data))
    let purpose = localized(
      """
      The cells below do in PyTorch what the run \(run) did, with its \
      settings and its seed \(report.record.seed). They draw the same random numbers in the same order, \
      so the numbers are the run's, up to rounding; each cell shows both. Training magnifies rounding: \
      a deep model at a high learning rate may come out a little differently after some hundred steps, \
      and write other texts. Figures and tables are the run's.
      """)
    let requirements = localized(
      """
      To execute it, install \(packages) and keep the folder \(folder) beside the \
      notebook: it has the texts that the run read. Stay on the processor, since a GPU draws other \
      random numbers.
      """)
    return "## \(localized("This notebook"))\n\n\(purpose)\n\n\(requirements)"
      + "\(dropout)\(dictionaries)"
  }

  /// Which dictionaries found the words, where a dictionary did.
  private var dictionaries: String {
    guard code.settings.text(.vocab, "tokenizer") == "dictionary" else { return "" }
    let library =
      report.record[.vocab]?.machine?.dictionaries.map(MarkdownText.escaped)
      ?? localized("a library that its record doesn't name")
    return "\n\n"
      + localized(
        """
        The run's words were found with the dictionaries of \(library). Another version finds other \
        words here and there, and then all numbers differ; `icu.ICU_VERSION` is the one here.
        """)
  }

  private var glossary: NotebookCell? {
    guard let glossary = report.book.glossary else { return nil }
    var inlines = MarkdownInlines(
      dialect: .jupyter, values: RunValues(record: report.record, catalog: report.catalog),
      links: MarkdownLinks(report, dialect: .jupyter),
      macros: FormulaMacros(report.book.header), part: BookLinks.glossary)
    let entries = glossary.entries.map {
      "- **\(MarkdownText.escaped($0.term))**: "
        + inlines.markdown($0.definition).replacing("\n", with: " ")
    }
    return NotebookCell(
      .markdown,
      "\(MarkdownWriter.anchor(BookLinks.glossary))\n\n# \(MarkdownText.escaped(glossary.title))\n\n"
        + entries.joined(separator: "\n"))
  }
}

extension [Block] {
  /// The blocks from each heading to the next.
  fileprivate var sections: [[Block]] {
    reduce(into: [[]]) { sections, block in
      if case .heading = block, sections.last?.isEmpty == false { sections.append([]) }
      sections[sections.count - 1].append(block)
    }
  }

  /// Runs of blocks, with each cell on its own.
  fileprivate var aroundCells: [[Block]] {
    var runs: [[Block]] = []
    var isOpen = false
    for block in self {
      if case .step = block {
        runs.append([block])
        isOpen = false
      } else if isOpen {
        runs[runs.count - 1].append(block)
      } else {
        runs.append([block])
        isOpen = true
      }
    }
    return runs
  }
}
