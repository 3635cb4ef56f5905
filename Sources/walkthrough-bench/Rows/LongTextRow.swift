import Foundation
import Pipeline
import Record
import Text

/// The memory for a text that is longer than memory should have to be.
enum LongTextRow {
  /// In bytes, on a single line: about ten times what is held of a text at a time.
  private static let size = 300_000_000

  static var row: Row {
    Row(
      name: "memory.text",
      title: "peak memory beyond 4 bytes a token, 300 MB on one line to token ids",
      quantity: .memory, goal: Row.Goal(reach: 300, stretch: 150), isMeasuredOnce: true
    ) { bench in
      let text = bench.scratch.url.appending(path: "long.txt")
      try write(to: text)
      let output = bench.scratch.url.appending(path: "long")
      let program = try Child.program("walkthrough")
      let arguments = [
        "run", "wordlstm", "--root", bench.root.path, "--output", output.path, "--data", text.path,
        "--until", "dataset", "--as", "long",
      ]
      return {
        let usage = try Child.run(program, arguments)
        let record = RunFolder(output.appending(path: "long")).readRecord()
        guard let tokens = record?[.vocab]?.results["tokens"]?.number else {
          throw Problem("the run counted no tokens: \(usage.output)")
        }
        return Row.Sample(
          amount: Double(usage.peakBytes) - 4 * tokens, seconds: usage.seconds,
          note: "\(Int(tokens)) tokens in \(Int(usage.seconds.rounded())) s")
      }
    }
  }

  /// The second book's story, as often as it takes.
  private static func write(to url: URL) throws {
    let story = try SampleKind.story.corpus(options: ReadOptions()).train.text(at: 0)
    let line = Data((story.replacing("\n", with: " ") + " ").utf8)
    FileManager.default.createFile(atPath: url.path, contents: nil)
    let file = try FileHandle(forWritingTo: url)
    for _ in 0...size / line.count { try file.write(contentsOf: line) }
    try file.close()
  }
}
