import Foundation
import HTMLReport
import Listings
import Pipeline
import Random
import Record

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
    var record = contents.record
    record.run = "whole"
    whole = RunComparison.Run(record: record, figures: contents.figures)
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
      try render(whole.record, StepFigures())
      throw CocoaError(.coderReadCorrupt)
    }
    let (record, figures) = (contents.record, contents.figures)
    if random.next() % 2 == 0 {
      try render(record, figures)
    } else {
      _ = try HTMLReport.render(
        RunComparison([whole, RunComparison.Run(record: record, figures: figures)]))
    }
  }

  private func render(_ record: RunRecord, _ figures: StepFigures) throws {
    _ = try HTMLReport.render(
      ReportContext(
        book: plan.book, record: record, figures: figures,
        listings: SourceLibrary(files: [:])))
  }
}
