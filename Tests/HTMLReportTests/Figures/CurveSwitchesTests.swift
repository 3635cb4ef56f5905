import Foundation
import Record
import Testing

@testable import Drawings
@testable import Figures
@testable import HTMLReport

@Suite struct CurveSwitchesTests {
  private static func html(_ others: OtherRuns = Fixture.otherRuns) throws -> String {
    try render(Fixture.loss(Fixture.training(steps: 900)).drawn(in: Fixture.values, beside: others))
  }

  private struct Data: Decodable {
    struct Curve: Decodable {
      let training: [[Double]]
      let validation: [[Double]]
    }

    struct Level: Decodable {
      let label: String
      let value: Double
    }

    let own: Curve
    let others: [Curve]
    let levels: [Level]
  }

  @Test func listsEachRunWithWhatDiffersAndWhatItCameTo() throws {
    let html = try Self.html()
    let names = html.matches(of: /class="curves-name">([a-z]+)</).map { String($0.output.1) }
    #expect(names == ["fast", "short"])
    #expect(html.contains("<code>optimizer.learningRate = 0.003</code></span>"))
    #expect(html.contains("<code>train.epochs = 2</code></span>"))
    #expect(html.contains("validation loss is lowest (3.820) after the last epoch, 2</span>"))
    #expect(html.contains("another version counted them: elsewhere."))
    // Without the script, nothing is there to be switched on.
    #expect(html.matches(of: /<input type="checkbox" hidden>/).count == 2)
    #expect(PageStructure(html).firstMismatch == nil)
  }

  @Test func hasTheCurvesAsNumbersForTheEyeAndForTheScript() throws {
    let html = try Self.html()
    let table = try #require(html.firstMatch(of: /(?s)<table.*?<\/table>/)).output
    let rows = table.matches(of: /(?s)<tr.*?<\/tr>/).map { row in
      row.output.matches(of: /<t[dh][^>]*>(.*?)<\/t[dh]>/).map { String($0.output.1) }
    }
    #expect(rows.first == ["epoch", "run", "training", "validation"])
    let ownEpochs = rows.filter { $0[1] == "this run" }.map { $0[0] }
    #expect(ownEpochs == ["0", "1", "2", "3", "4", "5"])
    // The other run ends after two epochs.
    let short = rows.filter { $0[1] == "short" }
    #expect(short.map { $0[0] } == ["0", "1", "2"])
    #expect(short.last?.last == "3.820")
    let text = try #require(html.firstMatch(of: /application\/json">(.+?)<\/script>/)).output.1
    let data = try JSONDecoder().decode(Data.self, from: Foundation.Data(text.utf8))
    #expect(data.own.training.count == 120 && data.own.training.last?[0] == 5)
    #expect(data.own.validation.map { $0[0] } == [0, 1, 2, 3, 4, 5])
    #expect(data.others.map { $0.validation.count } == [6, 3])
    #expect(data.levels.map(\.label) == ["ln V", "word frequencies"])
    #expect(data.levels[1].value == 6.391)
    // A few kilobytes a run.
    #expect(text.utf8.count < 3 * 2500)
  }

  @Test func whereNothingCanBeComparedItSaysSo() throws {
    let others = OtherRuns(
      besides: Fixture.trained(as: "imdb"),
      among: [("elsewhere", Fixture.trained(as: "elsewhere") { $0.steps[2].key = "other" })]
    ) { _ in Fixture.training(steps: 9) }
    let html = try Self.html(others)
    #expect(html.contains("elsewhere.</p>"))
    #expect(!html.contains("checkbox") && !html.contains("application/json"))
    let none = OtherRuns(besides: Fixture.trained(as: "imdb"), among: []) { _ in nil }
    #expect(try !Self.html(none).contains("curves"))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, 0, -5])
  func strangeLossesAreLeftOut(loss: Double) throws {
    let others = OtherRuns(
      besides: Fixture.trained(as: "imdb"), among: [("odd", Fixture.trained(as: "odd"))]
    ) { _ in
      var curve = Fixture.training(steps: 12)
      for index in curve.steps.indices { curve.steps[index].loss = loss }
      curve.steps[0].epoch = .max
      curve.epochs[1].epoch = .min
      for index in curve.epochs.indices { curve.epochs[index].validationLoss = loss }
      return curve
    }
    let html = try Self.html(others)
    #expect(html.contains(">odd</code>"))
    let text = try #require(html.firstMatch(of: /application\/json">(.+?)<\/script>/)).output.1
    #expect(throws: Never.self) {
      try JSONDecoder().decode(Data.self, from: Foundation.Data(text.utf8))
    }
  }

  @Test(arguments: HostileTextTests.texts) func textNeverBecomesMarkup(text: String) throws {
    func structure(_ text: String) throws -> PageStructure {
      let others = OtherRuns(
        besides: Fixture.trained(as: "imdb"),
        among: [
          (text, Fixture.trained(as: text) { $0.steps[4].settings[text] = .text(text) }),
          ("\(text)!", Fixture.trained(as: "x") { $0.steps[2].key = "other" }),
        ]
      ) { _ in Fixture.training(steps: 9) }
      return PageStructure(try Self.html(others))
    }
    let (plain, hostile) = (try structure("x.y"), try structure(text))
    #expect(hostile.firstMismatch == nil)
    #expect(hostile.names.isSubset(of: plain.names))
    #expect(hostile.attributes.isSubset(of: plain.attributes))
  }
}
