import Chapters
import Testing

@Suite struct StepCellTests {
  private func value(_ text: String) throws -> Literal? {
    try cell("train(a: \(text))").arguments.first?.value
  }

  @Test(arguments: [
    ("3", Literal.integer(3)), ("10_000", .integer(10_000)), ("-7", .integer(-7)),
    ("0.5", .float(0.5)), ("1e-3", .float(1e-3)), ("1_000.5", .float(1000.5)),
    ("1E+2", .float(100)), ("-0.25", .float(-0.25)), ("true", .boolean(true)),
    ("false", .boolean(false)), (".bucketed", .member("bucketed")), (#""""#, .string("")),
    (#""a \"b\" \\ \n \t \u{E9} é""#, .string("a \"b\" \\ \n \t é é")), ("[]", .list([])),
    ("[1, 2,]", .list([.integer(1), .integer(2)])),
    ("[[.a], \n []]", .list([.list([.member("a")]), .list([])])),
    ("/* a /* b */ */ 3 // c", .integer(3)), ("\"// no comment\"", .string("// no comment")),
    ("9223372036854775807", .integer(.max)),
  ])
  func readsValues(text: String, value: Literal) throws {
    #expect(try self.value(text + "\n") == value)
  }

  @Test func readsACall() throws {
    let call = try cell("// Three epochs.\n  train( epochs: 3,\n\tclipNorm: 1 , ) // done")
    #expect(call.identifier == "train")
    #expect(call.location.line == 4 && call.location.column == 3)
    #expect(call.arguments.map(\.label) == ["epochs", "clipNorm"])
    #expect(call.arguments[1].labelLocation.line == 5)
    #expect(call.arguments[1].labelLocation.column == 2)
    #expect(call.arguments[1].valueLocation.column == 12)
    #expect(try cell("train()").arguments.isEmpty)
  }

  @Test(arguments: [
    ("   ```swift step\n   train(\n      x)\n   ```", "5:8"),
    ("- a\n\n  ```swift step\n  train(\n  x)\n  ```", "7:4"),
    ("> ```swift step\n> train(\n>x)\n> ```", "5:3"),
    ("> > - ```swift step\n> >   train(\n> >      x)\n> >   ```", "5:11"),
    ("-\t```swift step\n\ttrain(\n\t\tx)\n\t```", "5:4"),
    ("- ~~~ swift step\n  train(\n\tx)\n  ~~~", "5:3"),
  ])
  func tellsPlacesInIndentedCells(body: String, place: String) {
    let found = mistakes {
      try Chapter.parse("# T\n\n" + body, file: "x", step: "train", stepNames: stepNames)
    }
    #expect(found.count == 1 && found[0].hasPrefix("\(place): ':' is missing"), "\(found)")
  }

  @Test(arguments: [
    ("", "3:1: the cell is empty"), ("// x", "3:5: the cell is empty"),
    ("train", "3:6: '(' is missing"), ("train epochs: 3", "3:7: '(' is missing"),
    ("train(3)", "3:7: the number 3 has no label"),
    ("train(\"a\": 3)", "3:7: a string has no"),
    ("train(epochs: 3 clip: 1)", "3:17: a comma is missing before 'clip'"),
    ("train(epochs: 3 4)", "3:17: epochs has two values"),
    ("train(epochs: 3", "3:16: the call is not closed"),
    ("train(", "3:7: the call is not closed"), ("train(,)", "3:7: there is nothing before"),
    ("train(a: 1,, b: 2)", "3:12: there is nothing before"),
    ("train(epochs = 3)", "3:14: ':' is missing after 'epochs'"),
    ("train(epochs: )", "3:15: epochs has no value"),
    ("train(epochs:", "3:14: epochs has no value"),
    ("train(a: 1, a: 2)", "3:13: 'a' is set twice"),
    ("train() load()", "3:9: 'load' follows the call"),
    ("train().run", "3:8: '.' follows the call"), ("train(a: 1 + 2)", "3:12: '+' can't follow"),
    ("train(a: \"x)", "3:10: the string has no closing quote"),
    ("train(a: \"x\ny\")", "3:10: the string has no"),
    ("train(a: “x”)", "3:10: '“' is not a straight quote"),
    ("train(a: 'x')", "3:10: ''' can't enclose"),
    ("train(a: \"\\q\")", "3:11: there is no such escape"),
    ("train(a: \"\\u{D800}\")", "3:11: no character"),
    ("train(a: \"\\u{110000}\")", "3:11: no character"),
    ("train(a: \"\\u\")", "3:11: no character"),
    ("train(a: \"\\u{", "3:11: no character"), ("train(a: \"\\", "3:11: there is no such escape"),
    ("train(a: \"\\(x)\")", "3:11: a string can't contain an expression"),
    ("train(a: \"\"\"", "3:10: a string takes one line"),
    ("train(a: nan)", "3:10: a must be a finite number"),
    ("train(a: -inf)", "3:11: '-' needs a number"),
    ("train(a: INF)", "3:10: a must be a finite"),
    ("train(a: True)", "3:10: 'True' is not a value; write true"),
    ("train(a: nil)", "3:10: 'nil' is not a value; leave a out"),
    ("train(a: three)", "3:10: 'three' is not a value; write \"three\" for a string or .three"),
    ("train(a: 9223372036854775808)", "3:10: the integer is too large"),
    ("train(a: 1e999)", "3:10: the number is out of range"),
    ("train(a: 1e-999)", "3:10: the number is"),
    ("train(a: 0x10)", "3:10: '0x10' is not decimal"),
    ("train(a: 3px)", "3:10: '3px' is not a number"),
    ("train(a: 3.)", "3:10: '3.' lacks the digits"),
    ("train(a: .5)", "3:10: a number needs digits"),
    ("train(a: . b)", "3:10: '.' needs a name"), ("train(a: +3)", "3:10: a number has no '+'"),
    ("train(a: −3)", "3:10: '−' is not Swift's minus sign"),
    ("train(a: #\"x\"#)", "3:10: '#' can't begin a value"),
    ("train(a: /* x)", "3:10: the comment is not closed"),
    ("train(a: [1, 2)", "3:15: a comma is missing"),
    ("train(a: [1", "3:10: the list is not closed"),
    ("train(a: [1 2])", "3:13: a comma is missing"),
    ("train(a: [[[[[[[[[1]]]]]]]]])", "3:18: lists are nested too deeply"),
    ("(a: 1)", "3:1: a cell begins"),
    ("train\u{A0}()", "3:6: this space is a no-break space"),
    ("träin()", "3:3: 'ä' is not allowed here"),
  ])
  func saysWhatIsWrong(call: String, message: String) {
    let found = mistakes { try cell(call) }
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }
}
