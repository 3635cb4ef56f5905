import Chapters
import Testing

@Suite struct ChapterTests {
  private func parse(_ text: String) throws -> Chapter {
    try Chapter.parse(text, file: "c.md", step: "train", stepNames: stepNames)
  }

  @Test func splitsOffTheTitle() throws {
    let chapter = try parse("# The *loop* of `train`\n\n```swift step\ntrain()\n```")
    #expect(chapter.title == "The loop of train")
    #expect(chapter.blocks == [.step(chapter.cell)])
    #expect(chapter.cell.source == "train()")
  }

  @Test(arguments: [
    ("Text\n```swift step\ntrain()\n```", "1:1: the file does not begin with its title"),
    ("## Two\n```swift step\ntrain()\n```", "1:1: the file does not begin with its title"),
    ("#\n```swift step\ntrain()\n```", "1:1: the title is empty"),
    ("# {{train.epochs}}\n```swift step\ntrain()\n```", "1:3: a title can't hold a value"),
    ("# T\n", "2:1: the chapter has no step cell"),
    ("# T\n```swift step\ntrain()\n", "2:1: the block is not closed; close it with ```"),
    ("# T\n```swift step\nload()\n```", "3:1: 'load' is the step of 01-load.md"),
    ("# T\n```swift step\ntrian()\n```", "3:1: there is no step 'trian'; did you mean 'train'?"),
    ("# T\n```swift step\nxyz()\n```", "3:1: there is no step 'xyz'; write train(…)"),
  ])
  func refusesAChapter(text: String, message: String) {
    let found = mistakes { try parse(text) }
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }
}
