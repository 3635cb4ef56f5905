import Chapters
import Testing

@Suite struct FigureReferenceTests {
  private func references(_ body: String) throws -> [String] {
    try chapter(body).blocks.figureReferences.map {
      "\($0.location.line):\($0.location.column) \($0.name) \($0.text.plainText)"
    }
  }

  @Test(arguments: [
    ("See [figure](#figure:loss).", ["3:5 loss figure"]),
    (
      "[Figures](#figure:loss) and [](#figure:gradient)",
      ["3:1 loss Figures", "3:29 gradient "]
    ),
    ("- a\n- > **[the *curve*](#figure:nGrams)**", ["4:7 nGrams the curve"]),
    ("## Of [figure](#figure:loss)", ["3:7 loss figure"]),
    ("```predict train.steps\nSee [figure](#figure:loss).\n---\nMany.\n```", ["4:5 loss figure"]),
    ("[figure](#figures) `[figure](#figure:loss)`", []),
  ])
  func areFoundWithTheirPlaces(body: String, expected: [String]) throws {
    #expect(try references(body) == expected)
  }

  @Test func areNoLinks() throws {
    let body = try chapter("[figure](#figure:loss)")
    let reference = try #require(body.blocks.figureReferences.first)
    #expect(reference.text == [.text("figure")])
    #expect(body.blocks.first == .paragraph([.figure(reference)]))
  }

  @Test(arguments: [
    ("a [figure](#figure:)", "3:3: the link names no figure; write #figure:loss"),
    (
      "[figure](#figure:loss \"Loss\")",
      "3:1: a link to a figure has no title of its own; remove \"Loss\""
    ),
  ])
  func nameAFigureAndNothingElse(body: String, message: String) {
    #expect(mistakes(body) == [message])
  }
}
