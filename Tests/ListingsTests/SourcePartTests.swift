import Listings
import Testing

@Suite struct SourcePartTests {
  private func part(_ text: String, _ name: String?) throws -> SourcePart {
    try SourceLibrary(files: ["Neural/LSTM.swift": text]).part("Neural/LSTM.swift", name)
  }

  private let lstm = """
    struct LSTM {
      // snippet.forward

      func forward() {
        // snippet.hide
        precondition(true)
        // snippet.show
        let gates = 4

        use(gates)
      }
      // snippet.end

      // snippet.back-ward_2
      func backward() {}
      // snippet.end
    }
    """

  @Test func cutsOutAPart() throws {
    let part = try part(lstm, "forward")
    #expect(part.text == "func forward() {\n  let gates = 4\n\n  use(gates)\n}")
    #expect(part.firstLine == 4)
    #expect(part.lineNumbers == [4, 8, 9, 10, 11])
    #expect(part.path == "Neural/LSTM.swift")
    #expect(part.name == "forward")
    #expect(try self.part(lstm, "back-ward_2").text == "func backward() {}")
  }

  /// A part of a part; `// snippet.end` ends the inner one first.
  @Test func aPartMayContainOthers() throws {
    let text = """
      // snippet.outer
      let a = 1
      // snippet.inner
      let b = 2
      // snippet.end
      let c = 3
      // snippet.end
      """
    let outer = try part(text, "outer")
    #expect(outer.text == "let a = 1\nlet b = 2\nlet c = 3")
    #expect(outer.lineNumbers == [2, 4, 6])
    let inner = try part(text, "inner")
    #expect(inner.text == "let b = 2")
    #expect(inner.lineNumbers == [4])
    #expect {
      try part(text, "iner")
    } throws: { error in
      "\(error)".contains("It has outer, inner.")
    }
  }

  @Test func showsAWholeFileWithoutItsMarkers() throws {
    let part = try part(lstm, nil)
    #expect(part.firstLine == 1)
    #expect(part.name == nil)
    #expect(!part.text.contains("snippet") && !part.text.contains("precondition"))
    #expect(part.text.hasPrefix("struct LSTM {\n\n  func forward() {\n    let gates = 4"))
  }

  @Test(arguments: ["\n", "\r\n"])
  func readsBothLineEndings(ending: String) throws {
    let text = ["\t// snippet.a  ", "\tx", "\t\ty", "// snippet.end", ""].joined(separator: ending)
    #expect(try part(text, "a").text == "x\n\ty")
  }

  @Test(arguments: ["", "// snippet.a\n// snippet.end", "// snippet.a\n \n\t\n// snippet.end"])
  func anEmptyPartIsEmpty(text: String) throws {
    #expect(try part(text, text.isEmpty ? nil : "a").text.isEmpty)
  }

  @Test func aDocumentationCommentIsNoMarker() throws {
    #expect(try part("/// snippet.a\nlet a = 1", nil).text == "/// snippet.a\nlet a = 1")
  }

  @Test func namesTheFileThatWasMeant() {
    #expect {
      try SourceLibrary(files: ["Neural/LSTM.swift": ""]).part("Neural/LTSM.swift", nil)
    } throws: { error in
      "\(error)".contains("did you mean 'Neural/LSTM.swift'?")
    }
  }

  @Test func listsThePartsThereAre() {
    #expect {
      try part(lstm, "foward")
    } throws: { error in
      "\(error)".contains("did you mean 'forward'?") && "\(error)".contains("forward, back-ward_2")
    }
    #expect(throws: ListingError.noSuchPart(path: "Neural/LSTM.swift", name: "x", known: [])) {
      try part("", "x")
    }
  }

  @Test(arguments: [
    ("// snippet.a\nx", ":1: the part 'a' is not closed"),
    ("// snippet.a\n// snippet.b\n// snippet.end", ":1: the part 'a' is not closed"),
    (
      "// snippet.a\n// snippet.end\n// snippet.a\n// snippet.end",
      ":3: there is already a part 'a'"
    ),
    ("x\n// snippet.end", ":2: '// snippet.end' ends nothing"),
    ("// snippet.a\n// snippet.hide\n// snippet.end", ":2: '// snippet.hide' hides"),
    ("// snippet.hide\nx", ":1: '// snippet.hide' hides"),
    ("// snippet.a b", ":1: a part's name"),
    ("// snippet.", ":1: a part's name"),
  ])
  func refusesMarkersThatDoNotMatch(text: String, message: String) {
    #expect {
      try part(text, "a")
    } throws: { error in
      "\(error)".contains("Neural/LSTM.swift" + message)
    }
  }
}
