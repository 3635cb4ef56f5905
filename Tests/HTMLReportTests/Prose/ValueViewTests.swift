import Chapters
import Record
import Rendering
import Testing

@testable import HTMLReport

@Suite struct ValueViewTests {
  private func html(_ name: String, isLink: Bool = true) throws -> String {
    let context = Fixture.context(steps: 2)
    let view = ValueView(values: RunValues(record: context.record), veils: Veils(context))
      .make(InlineValue(name: name, location: Fixture.at(.load, 1)), isLink: isLink)
    return try render(view)
  }

  @Test(arguments: [
    ("evaluate.perplexity", "#evaluate.perplexity", "perplexity on the test text", "31.6"),
    ("load.test.documents", "#load.test.documents", "test documents", "25,000"),
    ("train.epochs", "#train.epochs", "passes over the training data", "5"),
    ("evaluate.nothing", "#evaluate", "evaluate.nothing", "—"),
  ])
  func saysWhatItIsAndWhereItIsListed(
    name: String, address: String, meaning: String, value: String
  ) throws {
    #expect(
      try html(name)
        == #"<a class="value" href="\#(address)" title="\#(meaning)">\#(value)</a>"#)
  }

  @Test func isNoLinkWithinALink() throws {
    #expect(
      try html("train.epochs", isLink: false)
        == #"<span class="value" title="passes over the training data">5</span>"#)
  }

  @Test func everyAddressIsOnThePage() throws {
    let html = try HTMLReport().html(of: Fixture.context(steps: 2))
    let addresses = html.matches(of: /class="value" href="#([^"]*)"/).map { String($0.output.1) }
    #expect(addresses.count > 3)
    for address in addresses { #expect(html.contains("id=\"\(address)\""), "\(address)") }
  }
}
