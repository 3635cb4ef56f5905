import Chapters
import Foundation
import Record
import TestSupport

/// The lines of NumPy in the chapters of the first book, which begin with `# tiny.py`, as one
/// program.
struct NumPyLines {
  /// What the program computes, by name; rows of numbers.
  typealias Numbers = [String: [[Double]]]

  /// Whether there is a Python with NumPy to run them.
  static let canRun: Bool = {
    let outcome = try? run("import numpy")
    return outcome?.status == 0
  }()

  /// The blocks by the number of their chapter.
  let blocks: [Int: String]

  init() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../chapters/imdb")
    let book = try Book.read(
      .folder(folder.standardizedFileURL), name: "imdb", displayPath: "chapters/imdb",
      stepNames: StepID.allCases.map(\.rawValue))
    var blocks: [Int: String] = [:]
    for (index, chapter) in book.chapters.enumerated() {
      let texts = chapter.blocks.compactMap { block -> String? in
        guard case .code("python", let text) = block, text.hasPrefix("# tiny.py") else {
          return nil
        }
        return text
      }
      if !texts.isEmpty { blocks[index + 1] = texts.joined(separator: "\n") }
    }
    self.blocks = blocks
  }

  /// What is kept after the lines of each chapter, before the next ones change it.
  private static let kept = [
    2: "kept['ids'] = [ids]",
    3: "kept['x'], kept['y'] = [x], [y]",
    5: """
    kept['theta'] = [theta.copy()]
    kept['vectors'] = [W_e[v].copy() for v in x]
    for n, name in enumerate(['sums', 'i', 'f', 'g', 'o', 'c', 'h']):
        kept[name] = [step[n + 1] for step in trace]
    kept['logits'] = Z
    """,
    6: "kept['p'], kept['loss'] = P, [loss]",
    7: """
    for n, name in enumerate(['dz', 'dh', 'da', 'fdc']):
        kept[name] = [step[n] for step in back]
    kept['gradient'], kept['clipped'] = [gradient], [clipped]
    kept['norm'], kept['m'], kept['v'], kept['trained'] = [[norm]], [m], [v], [theta]
    """,
    8: "kept['after'], kept['perplexities'] = [after], [[whole, wrong, trained]]",
  ]

  /// Runs all lines.
  ///
  /// - Returns: the numbers that remain, and what was printed before them.
  func run() throws -> (numbers: Numbers, printed: String) {
    let border = "--- numbers"
    let program =
      ["kept = {}"]
      + blocks.keys.sorted().flatMap { [blocks[$0] ?? "", Self.kept[$0] ?? ""] }
      + [
        "import json",
        "rows = lambda rows: [[float(n) for n in row] for row in rows]",
        "print('\(border)')",
        "print(json.dumps({name: rows(value) for name, value in kept.items()}))",
      ]
    let outcome = try Self.run(program.joined(separator: "\n"))
    let parts = outcome.output.components(separatedBy: border + "\n")
    guard outcome.status == 0, parts.count == 2 else { throw FixtureError(outcome.errors) }
    return (try JSONDecoder().decode(Numbers.self, from: Data(parts[1].utf8)), parts[0])
  }

  private static func run(
    _ program: String
  ) throws -> (status: Int32, output: String, errors: String) {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", try folder.write(program + "\n", to: "tiny.py")]
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Neither stream fills a pipe.
    process.waitUntilExit()
    func text(_ pipe: Pipe) throws -> String {
      String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
    return (process.terminationStatus, try text(output), try text(errors))
  }
}
