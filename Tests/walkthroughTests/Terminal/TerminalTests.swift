import TestSupport
import Testing

/// A terminal shows a progress line; NO_COLOR turns off colours, and a pipe everything.
@Suite struct TerminalTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  private func output(_ environment: [String: String], _ arguments: String...) throws -> String {
    let outcome = try project.child(
      ["run", "tiny", "--set", "train.epochs=1"] + arguments,
      environment: ["TERM": "xterm"].merging(environment) { $1 }
    ).runOnTerminal()
    #expect(outcome.status == 0)
    return outcome.output
  }

  private func hasColor(_ text: String) -> Bool {
    text.contains("\u{1B}[32m") || text.contains("\u{1B}[1m") || text.contains("\u{1B}[2m")
  }

  @Test func aTerminalHasColoursAndALineThatMoves() throws {
    let text = try output([:])
    #expect(hasColor(text))
    #expect(text.contains("\r\u{1B}[2K[7/8] train     …"))
  }

  @Test func noColorIsHonoured() throws {
    let text = try output(["NO_COLOR": "1"])
    #expect(!hasColor(text))
    #expect(text.contains("[8/8] evaluate  ran in"))
    #expect(hasColor(try output(["NO_COLOR": ""])))
  }

  @Test func aDumbTerminalGetsPlainLines() throws {
    #expect(!(try output(["TERM": "dumb"]).contains("\u{1B}")))
  }

  @Test func quietIsQuietThere() throws {
    #expect(try output([:], "--quiet") == "")
  }
}
