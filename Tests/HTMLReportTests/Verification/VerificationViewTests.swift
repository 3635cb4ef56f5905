import Foundation
import Record
import Testing

@testable import HTMLReport

@Suite struct VerificationViewTests {
  private static func page(_ runs: [Verification]) throws -> String {
    try HTMLReport.render(ClassResults(runs, against: Fixture.record))
  }

  private static func run(
    _ name: String, _ outcome: Verification.Outcome = .confirmed, perplexity: Double? = nil
  ) -> Verification {
    Verification(
      name: name, record: Fixture.record, outcome: outcome, perplexity: perplexity, checked: 9,
      command: "walkthrough run imdb")
  }

  @Test func isAWholePage() throws {
    let page = try Self.page([
      Self.run("bob", perplexity: 31.6), Self.run("ann", perplexity: 30),
      Self.run(
        "eve",
        .contradicted([
          .init(QualifiedName(.evaluate, "perplexity"), recorded: 20, found: .number(31.6)),
          .init(
            QualifiedName(.evaluate, "loss"), recorded: .number(2.5), found: .number(2.50001)),
        ]), perplexity: 31.6),
      Self.run("cy", .incomparable("It is a run of another book.")),
      Self.run("dee", .unreadable("It has no model: it was never trained.")),
    ])
    #expect(PageStructure(page).firstMismatch == nil)
    #expect(page.contains("default-src 'none'"))
    let text = page.replacing("<wbr>", with: "")
    #expect(
      text.contains("evaluate.perplexity is 31.6, not 20.0; evaluate.loss is 2.50001, not 2.5."))
    let places = text.matches(of: /<td class="number">([1-9—])<\/td><td>([a-z]+)<\/td>/)
      .map { "\($0.output.1) \($0.output.2)" }
    #expect(places == ["1 ann", "2 bob", "— eve", "— cy", "— dee"])
    #expect(text.contains("What the model reaches differs from what run.json states: eve."))
    #expect(text.contains("5 runs: 2 as recorded, 1 otherwise than recorded, 1 on another text"))
  }

  /// Every student has a row, however many there are.
  @Test func aLargeClassIsShownWhole() throws {
    let page = try Self.page((1...300).map { Self.run("s\($0)x", perplexity: Double($0)) })
    for student in 1...300 { #expect(page.contains("<td>s\(student)x</td>")) }
  }

  @Test(arguments: HostileTextTests.texts) func textNeverBecomesMarkup(text: String) throws {
    func structure(_ text: String) throws -> PageStructure {
      var record = Fixture.record
      record.overrides = [text: text]
      return PageStructure(
        try Self.page([
          Verification(
            name: text, record: record, outcome: .unreadable(text), perplexity: nil, command: text),
          Verification(
            name: text, record: record,
            outcome: .contradicted([
              .init(QualifiedName(.evaluate, text), recorded: .text(text), found: .text(text))
            ]), perplexity: 3),
        ]))
    }
    let (plain, hostile) = (try structure("x.y"), try structure(text))
    #expect(hostile.firstMismatch == nil)
    #expect(hostile.names.isSubset(of: plain.names))
    #expect(hostile.attributes.isSubset(of: plain.attributes))
  }
}
