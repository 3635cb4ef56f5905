import Exports
import Figures
import Foundation
import HTMLReport
import Listings
import Pipeline
import Random
import Record
import Rendering

/// A damaged run.json and damaged data behind the figures: surveyed, rendered and compared.
final class RecordSubject: Subject {
  private static let mutator = Mutator(pieces: [
    "\"", "{", "}", "[", "]", ":", ",", "null", "\"nan\"", "\"inf\"", "true", "-", "1e308",
    "1e-320",
    "\"train\"", "\"state\"", "\"not run\"", "\"stale\"", "\"failed\"", "</script>", "\\u0000",
    "\\ud800", "\"../../../x\"", "\n", "[[[[[[[[", "{\"a\":",
  ])

  private let project: ScratchProject
  private let originals: [String: [UInt8]]
  private let whole: RunComparison.Run
  private let plan: Plan

  init(project: ScratchProject) throws {
    self.project = project
    var originals: [String: [UInt8]] = [:]
    for name in StepID.allCases.map({ "steps/\($0).json" }) {
      originals[name] = Array(try Data(contentsOf: project.run.url.appending(path: name)))
    }
    plan = try project.plan()
    try project.execute()
    originals["run.json"] = Array(try project.recordWithoutDigests())
    self.originals = originals
    guard let contents = project.run.read() else { throw CocoaError(.fileReadCorruptFile) }
    whole = Self.compared(contents, as: "whole")
  }

  private var damaged: [String] = []

  func prepare(_ random: inout MersenneTwister) throws {
    let figures = originals.keys.filter { $0 != "run.json" }.sorted().randomElement(using: &random)
    for (name, bytes) in originals.sorted(by: { $0.key < $1.key }) {
      let isDamaged = name == "run.json" || name == figures
      try project.write(
        isDamaged ? Self.mutator.mutate(bytes, &random) : bytes, to: "output/tiny/\(name)")
    }
  }

  func run(_ random: inout MersenneTwister) throws {
    _ = RunSurvey(plan: plan, output: project.output, folder: project.run).steps()
    guard let contents = project.run.read() else {
      // No data of the run can be read.
      try render(RunContents(record: whole.record, files: [:]))
      throw CocoaError(.coderReadCorrupt)
    }
    if random.next() % 2 == 0 {
      try render(contents)
    } else {
      let comparison = try RunComparison([
        whole, Self.compared(contents, as: contents.record.run),
      ])
      _ = try HTMLReport.render(
        comparison, curves: CompareCurves(comparison).figure,
        texts: CompareTexts.figure(comparison))
    }
  }

  private static func compared(_ contents: RunContents, as name: String) -> RunComparison.Run {
    let figures = RunFigures(contents)
    var record = contents.record
    record.run = name
    return RunComparison.Run(
      record: record, training: figures.training, continuations: figures.continuations)
  }

  private func render(_ contents: RunContents) throws {
    let figures = RunFigures(contents)
    let report = ReportContext(
      book: plan.book, record: contents.record,
      figures: figures.drawn(in: RunValues(record: contents.record)), origin: figures.origin,
      listings: SourceLibrary(files: [:]))
    _ = try HTMLReport().render(report)
    _ = MarkdownBook(report)
    _ = try NotebookBook(report, continuations: figures.continuations, data: "data").file()
  }
}
