import Drawings
import Foundation
import Record
import Rendering
import Testing

@testable import Figures
@testable import HTMLReport

/// The trained model within the page.
@Suite struct LiveModelTests {
  /// The JSON that the page's script reads.
  private func data(of page: String) throws -> LiveModel {
    let start = try #require(page.range(of: "<script type=\"application/json\" id=\"model:data\">"))
    let end = try #require(page[start.upperBound...].range(of: "</script>"))
    return try JSONDecoder().decode(
      LiveModel.self, from: Data(page[start.upperBound..<end.lowerBound].utf8))
  }

  @Test(arguments: [false, true]) func thePageCarriesTheModel(isTied: Bool) throws {
    let figure = try #require(
      try Fixture.liveModel(words: ["the", "movie", "was", "</script>", "<!--"], isTied: isTied))
    var context = Fixture.smallContext()
    context.figures[.evaluate] = [try #require(figure.drawn(in: Fixture.values))]
    let page = try HTMLReport().html(of: context)
    let model = try data(of: page)
    #expect(model == figure.model)
    #expect(model.words.count == 9 && model.words.last == "<!--")
    #expect(model.embedding.levels.utf8.count == 9 * 6)
    #expect((model.linear == nil) == isTied)
    #expect(model.layers.count == 2)
    #expect(PageStructure(page).firstMismatch == nil)
    // Without scripts, the example is there.
    #expect(page.contains("After “the movie was”, computed when the run was made."))
    #expect(model.example.words.map(\.token) == ["the", "movie", "was"])
  }

  @Test func aPageThatWouldBeTooLargeSaysWithWhichOptionItHasTheModel() throws {
    let context = try Fixture.contextWithModel()
    let page = try HTMLReport(limit: 0).html(of: context)
    #expect(!page.contains("id=\"model:data\"") && !page.contains("class=\"live\""))
    #expect(page.contains("render the page again with --page-limit 1."))
    #expect(try HTMLReport(limit: 1_000_000).html(of: context).contains("id=\"model:data\""))
  }

  @Test func aPageWithoutAModelHasNoData() throws {
    #expect(try !HTMLReport().html(of: Fixture.smallContext()).contains("id=\"model:data\""))
  }

  @Test func theChangeOfThePerplexityIsTold() throws {
    let figure = try #require(try Fixture.liveModel.get())
    var record = Fixture.record
    let place = try #require(record.steps.firstIndex { $0.id == .evaluate })
    record.steps[place].results["perplexity"] = .number(20)
    record.steps[place].results["roundedPerplexity"] = .number(20.02)
    let told = try #require(figure.drawn(in: RunValues(record: record)))
    #expect(
      told.sentence.contains(
        "its perplexity is 0.10 % higher than with the weights as they were trained; figures of "))
    record.steps[place].results["roundedPerplexity"] = nil
    let silent = try #require(figure.drawn(in: RunValues(record: record)))
    #expect(silent.sentence.hasSuffix("six bits each."))
  }
}
