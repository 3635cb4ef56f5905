import Foundation
import TestSupport
import Testing

@testable import walkthrough

/// Output that can't be written: the program says so where it can, and never crashes.
@Suite struct StandardStreamTests {
  private let project: Project
  private static let made = Result {
    let project = try Project()
    #expect(try project.run("run", "tiny", "--quiet").status == 0)
    return project
  }

  init() throws {
    project = try Project()
    try FileManager.default.copyItem(at: Self.made.get().url("output"), to: project.url("output"))
  }

  static let commands = [
    ["--help"], ["status", "tiny"], ["run", "tiny"], ["report", "tiny"],
    ["generate", "the movie", "--run", "tiny"], ["generate", "the", "--run", "tiny", "--json"],
    ["cards", "tiny", "--export", "anki"], ["clean", "tiny"],
  ]

  #if os(Linux)
    @Test(arguments: commands) func aFullOutput(command: [String]) throws {
      let outcome = try project.child(command).run(redirections: ">/dev/full")
      #expect(outcome.status == 4)
      #expect(
        outcome.errors.hasSuffix(
          "error: can't write to standard output: No space left on device. "
            + "Make room there, or redirect it elsewhere\n"), "\(outcome.errors)")
      #expect(try project.child(command).run(redirections: ">/dev/full 2>&1").status == 4)
    }

    @Test func fullErrors() throws {
      let note = ["generate", "the zebra", "--run", "tiny"]
      #expect(try project.child(note).run(redirections: "2>/dev/full").status == 4)
      // The failure of the command takes precedence.
      let failed = try project.child(["run", "nothing"]).run(redirections: "2>/dev/full")
      #expect(failed.status == 2)
    }
  #endif

  @Test(arguments: commands) func aClosedOutput(command: [String]) throws {
    let outcome = try project.child(command).run(redirections: ">&-")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("error: standard output is closed"), "\(outcome.errors)")
  }

  /// A file opened later would otherwise get the descriptor of the stream.
  @Test func noFileTakesThePlaceOfAClosedStream() throws {
    let outcome = try project.child(["run", "tiny", "--force"]).run(redirections: "<&- >&- 2>&-")
    #expect(outcome.status == 4)
    let lock = try project.text("output/lock")
    #expect(!lock.contains("1/8"))
    let silent = try project.child(["run", "tiny", "--quiet"]).run(redirections: "<&- >&- 2>&-")
    #expect(silent.status == 0)
  }

  @Test(arguments: commands) func aReaderThatEnds(command: [String]) throws {
    let outcome = try project.child(command).runWithoutReader()
    #expect(outcome.status == 141)
    #expect(outcome.errors == "")
  }

  @Test func aLimitOfFileSizesIsAnError() throws {
    let outcome = try project.child(["run", "tiny", "--force"]).run(preparations: "ulimit -f 8;")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("File too large"), "\(outcome.errors)")
  }

  @Test func aPipeThatDoesNotWaitIsWaitedFor() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
    let text = String(repeating: "many words ", count: 100_000)
    async let read = pipe.fileHandleForReading.readToEnd()
    try StandardStream.write(text, to: descriptor)
    try pipe.fileHandleForWriting.close()
    let arrived = try await read
    #expect(arrived == Data(text.utf8))
  }

  @Test func aTerminalThatGoesAwayEndsTrainingWithACheckpoint() throws {
    let project = try Project()
    let training = project.child(
      ["run", "tiny", "--set", "train.epochs=100000"], environment: ["TERM": "xterm"])
    let outcome = try training.runOnTerminal(until: "epoch 2")
    #expect(outcome.status == 4)
    let next = try project.run("run", "tiny", "--set", "train.epochs=100000", "--until", "model")
    #expect(next.status == 0)
    #expect(!project.files("output/cache/checkpoints/train").isEmpty)
  }

  /// The closing of the terminal also sends the program a signal, whatever it writes to.
  @Test(arguments: [SIGHUP, SIGTERM, SIGINT]) func aSignalEndsTrainingWithACheckpoint(
    number: Int32
  ) throws {
    let project = try Project()
    let child = try project.child(["run", "tiny", "--set", "train.epochs=100000"]).start()
    try child.output(until: "[6/8]")
    let outcome = child.end(by: number)
    #expect(outcome.status == 130)
    #expect(outcome.errors.hasPrefix("interrupted after "))
  }

  /// Everything is printed by one writer, and every duration measured with a monotonic clock.
  @Test func noSourcePrintsOrMeasuresByItself() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../Sources/walkthrough")
      .standardizedFileURL
    let forbidden = /^\s*print\(|FileHandle\.standard(Output|Error)|timeIntervalSince/
      .anchorsMatchLineEndings()
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      #expect(!source.contains(forbidden), "\(path)")
    }
  }
}
