import Chapters
import Record
import Rendering
import TestSupport
import Testing

@testable import HTMLReport

@Suite struct VeilsTests {
  /// A report whose chapters ask for these results.
  private static func context(_ results: [String]) -> ReportContext {
    var context = Fixture.context(steps: 2)
    let predictions = results.enumerated().map { index, name -> Block in
      var prediction = Fixture.prediction(name, [.text("So.")])
      prediction.location.line = 100 + index
      return .prediction(prediction)
    }
    let chapter = context.book.chapters[7]
    context.book.chapters[7].text = TitledBlocks(
      title: chapter.title, blocks: predictions + chapter.blocks)
    return context
  }

  private static func veils(_ results: [String]) -> Veils { Veils(context(results)) }

  @Test func coverWhatIsAskedFor() {
    let veils = Self.veils(["evaluate.perplexity", "evaluate.bigramPerplexity"])
    #expect(veils.attribute(for: ["evaluate.perplexity"]) == "evaluate.perplexity")
    #expect(veils.attribute(for: ["evaluate.tokens"]) == nil)
    #expect(veils.attribute(for: [String]()) == nil)
    // In the order of the predictions, whatever the order here.
    #expect(
      veils.attribute(for: ["evaluate.bigramPerplexity", "evaluate.perplexity"])
        == "evaluate.perplexity evaluate.bigramPerplexity")
  }

  @Test func coverWhatGivesItAway() {
    let veils = Self.veils(["evaluate.perplexity"])
    #expect(veils.attribute(for: ["evaluate.loss"]) == "evaluate.perplexity")
    let loss = Self.veils(["train.validationLoss"])
    #expect(loss.attribute(for: ["train.validationPerplexity"]) == "train.validationLoss")
  }

  @Test func coverNothingThatCannotBeGuessed() {
    let veils = Self.veils(["evaluate.nothing"])
    #expect(veils.attribute(for: ["evaluate.nothing"]) == nil)
  }

  @Test func leadToTheFirstPredictionOfAResult() throws {
    let context = Self.context(["evaluate.perplexity", "evaluate.perplexity"])
    let veils = Veils(context)
    let ids = context.book.chapters[7].predictions.map(veils.id)
    #expect(ids == ["prediction-evaluate.perplexity", nil])
  }

  @Test func areEverywhereOnThePage() throws {
    let context = Self.context([
      "evaluate.perplexity", "evaluate.bigramPerplexity", "train.loss.mean",
    ])
    let html = try HTMLReport().html(of: context)
    let own = #"data-veil="evaluate.perplexity""#
    for place in [
      "<strong \(own)>31.6</strong>",
      "<span class=\"rung-track\" aria-hidden=\"true\" \(own)>",
      "<span class=\"rung-value\" \(own)>31.6</span>",
      "<span class=\"rung-value\" data-veil=\"evaluate.bigramPerplexity\">64.2</span>",
      "<span class=\"rung-value\">598.4</span>",
      "<span data-veil=\"evaluate.perplexity evaluate.bigramPerplexity\">Perplexity 31.6",
      "<b \(own)>31.6</b>",
      "<b data-veil=\"train.loss.mean\">3.580</b>",
      "title=\"perplexity on the test text\" \(own)>31.6</a>",
      "<dd title=\"evaluate.perplexity\"><span \(own)>31.6</span></dd>",
      "<dd title=\"evaluate.loss\"><span \(own)>3.453</span></dd>",
      "id=\"prediction-evaluate.perplexity\" data-result=\"evaluate.perplexity\" "
        + "data-part=\"chapter 8\" data-value=\"31.6\"",
      "<p class=\"veil-note\" id=\"veil-note\" hidden>",
    ] {
      #expect(html.contains(place), "\(place)")
    }
  }

  @Test func coverTheDetailOfAClaim() throws {
    let context = Self.context(["evaluate.perplexity"])
    let claim = Claim(
      left: .name("evaluate.loss", Fixture.at(.evaluate, 20)), comparison: .less, right: .number(4),
      text: "evaluate.perplexity < evaluate.bigramPerplexity", location: Fixture.at(.evaluate, 20))
    let html = try render(ClaimView.make(claim, in: context.record, veils: Veils(context)))
    #expect(
      html.contains(#"<span class="claim-detail" data-veil="evaluate.perplexity">31.6 &lt; 64.2"#))
  }

  @Test func areNowhereWithoutPredictions() throws {
    var context = Fixture.context(steps: 2)
    context.book.chapters[6].text = TitledBlocks(title: "T", blocks: [])
    let html = try HTMLReport().html(of: context).withoutStyleAndScript
    #expect(!html.contains("data-veil") && !html.contains("veil-note"))
  }
}
