import Testing

@testable import Chapters

/// What slipped into a text unseen is told.
@Suite struct StrayMarkTests {
  @Test func marksOfAMerge() {
    let found = mistakes("<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> topic")
    #expect(found.map { String($0.prefix(4)) } == ["3:1:", "7:1:"])
    #expect(found[0].contains("'<<<<<<<' is left of a merge"))
  }

  @Test func marksOfAMergeInACardAreToldOnce() {
    let found = mistakes("```flashcard\nQ\n---\n<<<<<<< HEAD\nA\n```")
    #expect(found.count == 1)
  }

  @Test(arguments: [
    ">>>>>>> a", "> > > > > > > quoted", "a <<<<<<< b", "<<<<<< six", " <<<<<<< indented", "||||",
  ])
  func othersAreText(line: String) {
    // Seven quote marks at the left are what a merge leaves.
    #expect(mistakes(line).isEmpty == !line.hasPrefix(">>>>>>>"))
  }

  @Test(arguments: ["#\u{A0}Heading", "##\u{202F}Heading", "> #\u{A0}Heading"])
  func aNoBreakSpaceMakesNoHeading(line: String) {
    #expect(mistakes(line)[0].contains("this is no heading, since a no-break space follows '#'"))
  }

  @Test func aNoBreakSpaceInAHeadingIsTold() {
    #expect(mistakes("## Chapter\u{A0}two")[0].hasPrefix("3:1: the heading has a no-break space"))
    #expect(mistakes("Chapter\u{A0}two, and `#\u{A0}x`").isEmpty)
  }
}
