import Chapters
import Figures
import Files
import Foundation
import Pipeline
import Record
import TestSupport
import Text

/// A project with a tiny book, tiny reviews and one run, several folders deep, so that path
/// traversal is noticed.
final class ScratchProject {
  /// A file that must not change: its path, and what shows whether it did.
  struct Trace: Hashable {
    let path: String
    let modified: Int?
    let size: Int?
  }

  static let steps = StepID.allCases.map(\.rawValue)

  let root: URL
  private let whole: URL

  init(in folder: URL) throws {
    whole = folder
    root = folder.appending(path: "some/where/project")
    for entry in TinyReviews.entries(in: "reviews/") { try write(entry.contents, to: entry.path) }
    for book in ["tiny", "damaged", "recipes"] {
      for step in TinyBook.steps {
        try write(Array(Self.book.chapter(step).utf8), to: Self.path(of: step, in: book))
      }
      let introduction = "# A tiny book\n\n\(Self.book.introduction)\n"
      try write(Array(introduction.utf8), to: "chapters/\(book)/README.md")
      try write(Array(Self.picture.utf8), to: "chapters/\(book)/figures/plot.svg")
    }
    try write([], to: "input/none")
  }

  var output: URL { root.appending(path: "output") }
  var run: RunFolder { RunFolder(output.appending(path: "tiny")) }

  /// A book with every kind of block.
  static let book: TinyBook = {
    var book = TinyBook()
    for step in TinyBook.steps { book.prose[step] = prose }
    book.introduction = "Text with {{load.train.documents}} and *more* of it."
    return book
  }()

  static let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>"

  private static let prose = """
    Some *text* with `code`, $`\\ln V`$, a [link](01-load.md#why "Why"), ![an \
    image](figures/plot.svg), **strong words** and {{train.epochs}} values.

    ## Why

    > A quote, and a list:
    >
    > 1. one
    > 2. two
    >    - three

    ```math
    \\sum_t x_t
    ```

    ```claim
    train.steps > 2 * train.epochs - 1e3 / (1 + load.train.documents)
    ```

    ```flashcard
    How many?
    ---
    {{train.steps}} of them.
    ```

    ```swift source=Neural/Adam.swift
    ```

    ---

    ## Exercise

    ```sh
    walkthrough run
    ```

    ````answer
    It *trains*, $`h_t`$ and all:

    ```sh
    walkthrough status
    ```
    ````
    """

  static func path(of step: String, in book: String) -> String {
    "chapters/\(book)/\(TinyBook.file(step))"
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Everything around the output folder.
  var surroundings: [Trace] {
    let inside = output.path + "/"
    guard let files = FileManager.default.enumerator(atPath: whole.path) else { return [] }
    var traces: [Trace] = []
    while let name = files.nextObject() as? String {
      let path = whole.path + "/" + name
      if path == output.path || path.hasPrefix(inside) {
        files.skipDescendants()
        continue
      }
      let status = try? FileStatus(path: path)
      traces.append(Trace(path: path, modified: status?.modified, size: status?.size))
    }
    // The folder that contains the output changes when that is created or removed.
    return traces.filter { $0.path != root.path }
  }

  func book(_ name: String) throws -> Book {
    try Book.read(
      .folder(root.appending(path: "chapters/\(name)")), name: name,
      displayPath: "chapters/\(name)",
      stepNames: Self.steps)
  }

  /// Reads a book from disk and computes its keys.
  func plan(_ name: String = "tiny") throws -> Plan {
    try DecodedBook(try book(name), overrides: []).locatedPlan(
      output: output, root: root, seed: 1, verify: false, observer: Silence(),
      interruption: Interruption())
  }

  /// Runs the book, as `walkthrough run` does.
  @discardableResult
  func execute(as name: String = "tiny") throws -> RunRecord {
    var contents = try Runner(
      plan: try plan(), options: RunOptions(threads: 1), output: output, runName: name,
      observer: Silence(), interruption: Interruption()
    ).run()
    var figures = RunFigures(contents)
    _ = figures.refresh(
      from: StoredRun(contents.record, store: OutputFolder(output).store))
    try figures.write(to: &contents)
    try OutputFolder(output).run(named: name).commit(contents)
    return contents.record
  }

  /// The run's record without digests, as older releases wrote it, so that damaged files are read
  /// too.
  func recordWithoutDigests() throws -> Data {
    guard var record = run.readRecord() else { throw CocoaError(.fileReadCorruptFile) }
    record.files = nil
    return try JSONFile.data(record)
  }

  struct Silence: RunObserver {
    func started(_ step: StepID) {}
    func progressed(_ step: StepID, _ progress: StepProgress) {}
    func finished(_ step: StepRecord) {}
    func noticed(_ message: String) {}
  }
}
