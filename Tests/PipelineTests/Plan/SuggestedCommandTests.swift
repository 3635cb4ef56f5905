import Foundation
import Pipeline
import Record
import Testing

/// Commands in messages can be typed exactly as printed.
@Suite struct SuggestedCommandTests {
  @Test(arguments: [
    (FolderArguments(), "walkthrough clean tiny"),
    (
      FolderArguments(root: "a b", output: "it's"),
      #"walkthrough clean tiny --root 'a b' --output 'it'\''s'"#
    ),
    (FolderArguments(output: "-x"), "walkthrough clean tiny --output=-x"),
    (FolderArguments(output: ""), "walkthrough clean tiny --output ''"),
    (FolderArguments(output: "~/$HOME;`é`"), "walkthrough clean tiny --output '~/$HOME;`é`'"),
  ])
  func foldersAreQuoted(folders: FolderArguments, expected: String) {
    #expect(SuggestedCommand("clean", "tiny", folders: folders).description == expected)
    #expect(SuggestedCommand("clean", "tiny", as: "tiny", folders: folders).description == expected)
  }

  @Test func aRecordTellsWhatItsRunWasMadeWith() throws {
    var record = RunRecord(
      book: "tiny", run: "other", seed: 7, started: .now, machine: .current, threads: 1, steps: [])
    record.overrides = [
      "load.source": #""my texts/a\"b""#, "train.epochs": "5",
      "evaluate.prompts": #"["it's"]"#,
    ]
    #expect(
      SuggestedCommand.run(record, folders: FolderArguments()).description
        == "walkthrough run tiny --as other --seed 7 "
        + #"--set 'evaluate.prompts=["it'\''s"]' --data 'my texts/a"b' --set train.epochs=5"#)
  }
}
