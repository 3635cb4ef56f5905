import Foundation
import TestSupport
import Testing

@testable import walkthrough

/// Text from data never acts on the terminal.
@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("two\nlines,\ta tab", "two\nlines,\ta tab"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
    ("a\rb", "a\\rb"), ("a\r\nb", "a\\r\nb"), ("\0\u{7}\u{7F}", "\\0\\u{07}\\u{7F}"),
    ("\u{9B}2J", "\\u{009B}2J"), ("a\u{202E}b\u{2069}", "a\\u{202E}b\\u{2069}"),
    ("naïve 語 👩‍👧 שלום", "naïve 語 👩‍👧 שלום"),
  ])
  func ordersAreShown(text: String, shown: String) {
    #expect(TerminalText(text).encoded == shown)
    #expect(("<\(text)>" as TerminalText).encoded == "<\(shown)>")
    let parts = [TerminalText(text), TerminalText(text)]
    #expect(parts.joined(separator: "\u{1B}").encoded == "\(shown)\\u{1B}\(shown)")
  }

  @Test func stylesGetThrough() {
    let terminal = Terminal(isInteractive: true, usesColor: true)
    let text: TerminalText = "\(terminal.styled("a\u{1B}", .bold)) \(1)\n"
    #expect(text.encoded == "\u{1B}[1ma\\u{1B}\u{1B}[0m 1\n")
    #expect(Terminal(isInteractive: true, usesColor: false).styled("a", .red).encoded == "a")
    #expect(TerminalText.clearedLine.encoded == "\r\u{1B}[2K")
  }

  @Test(arguments: [
    ["generate", "the \u{1B}[31mzebra", "--run", "tiny", "--length", "3"],
    ["run", "tiny", "--data", "\u{1B}[31m.tar"], ["run", "tiny", "--set", "\u{1B}[31m=1"],
    ["run", "\u{1B}[31m"], ["\u{1B}[31m"],
  ])
  func argumentsAreShown(arguments: [String]) throws {
    let project = try Project()
    if arguments[0] == "generate" { #expect(try project.run("run", "tiny").status == 0) }
    let outcome = try project.run(arguments)
    #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
    #expect(outcome.errors.contains("\\u{1B}[31m"), "\(outcome.errors)")
  }

  @Test func namesInAnArchiveAreShown() throws {
    let project = try Project()
    try project.folder.write(tar([TestEntry("../\u{1B}[31m/0_9.txt", "good")]), to: "reviews.tar")
    let outcome = try project.run("run", "tiny", "--data", "reviews.tar")
    #expect(outcome.status != 0)
    #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
    #expect(outcome.errors.contains("\\u{1B}[31m/0_9.txt"), "\(outcome.errors)")
  }
}
