import Chapters
import Files
import Foundation
import Listings
import Pipeline
import Record
import TestSupport
import Testing
import Text

/// A project in a folder of its own: a tiny book, tiny reviews, and what runs write.
final class Workplace {
  let folder: TemporaryFolder
  var book = TinyBook()
  let reviews: String

  init(reviews entries: [TestEntry] = TinyReviews.entries()) throws {
    folder = try TemporaryFolder()
    reviews = folder.path + "/reviews"
    for entry in entries { try folder.write(entry.contents, to: "reviews/\(entry.path)") }
  }

  var root: URL { folder.url }
  var output: URL { folder.url.appending(path: "output") }
  var run: RunFolder { RunFolder(output.appending(path: "tiny")) }
  var store: ArtifactStore { ArtifactStore(folder: output.appending(path: "cache")) }

  func readBook() throws -> Book {
    try book.write(to: folder)
    return try Book.read(
      .folder(root.appending(path: "chapters/tiny")), name: "tiny", displayPath: "chapters/tiny",
      stepNames: StepID.allCases.map(\.rawValue))
  }

  func decoded(
    _ settings: [String] = [], recipe: RecipeChoice = .tied
  ) throws -> DecodedBook {
    try DecodedBook(
      try readBook(), recipe: recipe,
      overrides: try settings.map {
        try Setting(parsing: $0, stepNames: StepID.allCases.map(\.rawValue))
      })
  }

  func plan(
    _ settings: [String] = [], recipe: RecipeChoice = .tied, seed: UInt64 = 42,
    data: LocatedData? = nil, sources: SourceLibrary = .compiled, machine: Machine = .current
  ) throws -> Plan {
    let decoded = try decoded(settings, recipe: recipe)
    let location =
      decoded.sources == ["sample"]
      ? CorpusLocation.sample : try CorpusLocation(path: reviews)
    return try decoded.plan(
      data: data
        ?? LocatedData(
          source: decoded.sources.joined(separator: ", "), location: location,
          digest: try location.digest(), fingerprint: try location.fingerprint()),
      seed: seed, root: root, workingFolder: root, sources: sources, machine: machine)
  }

  @discardableResult
  func execute(
    _ settings: [String] = [], seed: UInt64 = 42, data: LocatedData? = nil,
    selection: RunOptions.Selection = .all, force: Bool = false, threads: Int = 2,
    name: String = "tiny", observer: Notebook = Notebook(),
    interruption: Interruption = Interruption()
  ) throws -> RunRecord {
    try execute(
      try plan(settings, seed: seed, data: data),
      options: RunOptions(selection: selection, force: force, threads: threads), name: name,
      observer: observer, interruption: interruption)
  }

  /// Runs a plan, and writes the outcome to the run's folder.
  ///
  /// - Parameter output: the folder of runs; the workplace's by default.
  @discardableResult
  func execute(
    _ plan: Plan, options: RunOptions = RunOptions(threads: 2), output: URL? = nil,
    name: String = "tiny", observer: Notebook = Notebook(),
    interruption: Interruption = Interruption()
  ) throws -> RunRecord {
    let output = output ?? self.output
    let contents = try Runner(
      plan: plan, options: options, output: output, runName: name, observer: observer,
      interruption: interruption
    ).run()
    try OutputFolder(output).run(named: name).commit(contents)
    return contents.record
  }

  /// Writes a record that no run has made to the run's folder.
  func place(_ record: RunRecord) throws {
    try run.commit(RunContents(record: record, files: [:]))
  }

  /// Turns the run's record into that of a release without digests: files are then taken as they
  /// are.
  func forgetDigests() throws {
    var record = try #require(run.readRecord())
    record.files = nil
    try JSONFile.data(record).write(to: run.record)
  }

  /// The stored product of a step of a run.
  func product<S: Step>(of step: S.Type, run name: String = "tiny") throws -> S.Product {
    let record = try #require(RunFolder(output.appending(path: name)).readRecord())
    return try StoredRun(record, store: store).product(of: step)
  }

  /// A file of the run's folder.
  func file(_ name: String, run: String = "tiny") throws -> Data {
    try Data(contentsOf: output.appending(path: "\(run)/\(name)"))
  }

  func hasFile(_ name: String, run: String = "tiny") -> Bool {
    FileManager.default.fileExists(atPath: output.appending(path: "\(run)/\(name)").path)
  }

  /// A file of a step's stored result.
  func stored(_ name: String, of step: StepID, in plan: Plan) -> URL {
    output.appending(path: "cache/\(step)/\(plan[step].key)/\(name)")
  }
}
