import Foundation
import Pipeline
import Record
import Testing
import Text

/// Commands in messages can be typed exactly as printed.
@Suite struct SuggestedCommandTests {
  @Test(arguments: [
    (RepeatedArguments(), "walkthrough clean tiny"),
    (
      RepeatedArguments(root: "a b", output: "it's"),
      #"walkthrough clean tiny --root 'a b' --output 'it'\''s'"#
    ),
    (
      RepeatedArguments(dataLimits: [DataBound(.document, 2_000_000_000), DataBound(.entries, 7)]),
      "walkthrough clean tiny --data-limit document=2GB --data-limit entries=7"
    ),
    (RepeatedArguments(output: "-x"), "walkthrough clean tiny --output=-x"),
    (RepeatedArguments(output: ""), "walkthrough clean tiny --output ''"),
    (RepeatedArguments(output: "~/$HOME;`é`"), "walkthrough clean tiny --output '~/$HOME;`é`'"),
  ])
  func argumentsAreRepeated(arguments: RepeatedArguments, expected: String) {
    #expect(SuggestedCommand("clean", "tiny", repeating: arguments).description == expected)
    #expect(
      SuggestedCommand("clean", "tiny", as: "tiny", repeating: arguments).description == expected)
  }

  @Test func aRecordTellsWhatItsRunWasMadeWith() throws {
    var record = RunRecord(
      book: "tiny", run: "other", seed: 7, started: .now, machine: .current, threads: 1, steps: [])
    record.overrides = [
      "load.source": #""my texts/a\"b""#, "train.epochs": "5",
      "evaluate.prompts": #"["it's"]"#,
    ]
    #expect(
      SuggestedCommand.run(record, repeating: RepeatedArguments()).description
        == "walkthrough run tiny --as other --seed 7 --recipe none "
        + #"--set 'evaluate.prompts=["it'\''s"]' --data 'my texts/a"b' --set train.epochs=5"#)
    record.overrides = ["load.source": #""a.txt""#, "load.more": #"["b c.txt", "d"]"#]
    #expect(
      SuggestedCommand.run(record, repeating: RepeatedArguments()).description
        == "walkthrough run tiny --as other --seed 7 --recipe none --data a.txt --data 'b c.txt' "
        + "--data d")
    record.overrides = ["load.more": #"["b"]"#]
    #expect(
      SuggestedCommand.run(record, repeating: RepeatedArguments()).description
        == "walkthrough run tiny --as other --seed 7 --recipe none --set 'load.more=[\"b\"]'")
    record.overrides = ["train.epochs": "5"]
    #expect(
      SuggestedCommand.run(record, repeating: RepeatedArguments()).description
        == "walkthrough run tiny --as other --seed 7 --set train.epochs=5")
    record.recipe = RecipeRecord(name: "quick", choice: .tied, settings: ["train.epochs": "1"])
    #expect(
      SuggestedCommand.run(record, repeating: RepeatedArguments()).description
        == "walkthrough run tiny --as other --seed 7 --recipe quick --set train.epochs=5")
  }
}
