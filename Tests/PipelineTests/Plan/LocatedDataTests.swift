import Foundation
import Pipeline
import Record
import TestSupport
import Testing
import Text

@Suite struct LocatedDataTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  private func locate(
    _ settings: [String] = [], root: URL? = nil, verify: Bool = false,
    interruption: Interruption = Interruption()
  ) throws -> LocatedData {
    try workplace.decoded(settings).locatedPlan(
      output: workplace.output, root: root ?? workplace.root, seed: 42, verify: verify,
      observer: Notebook(), interruption: interruption
    ).data
  }

  @Test func aPathInAChapterStartsAtTheProject() throws {
    let data = try locate()
    #expect(data.source == "reviews")
    #expect(data.location == .folder(path: workplace.reviews))
    #expect(data.digest.count == 64)
    #expect(throws: CorpusError.self) {
      try locate(root: workplace.root.appending(path: "chapters"))
    }
  }

  @Test func aPathOfTheCommandLineIsAsItStands() throws {
    let data = try locate(["load.source=\"\(workplace.reviews)\""])
    #expect(data.location == .folder(path: workplace.reviews))
    // From the working folder, where there are no such reviews.
    #expect(throws: CorpusError.self) { try locate([#"load.source="reviews""#]) }
  }

  @Test func furtherDataFollowsTheSource() throws {
    let text = try workplace.folder.write("a text", to: "one.txt")
    let more = try workplace.folder.write("another", to: "two.txt")
    let data = try locate(["load.source=\"\(text)\"", "load.more=[\"\(more)\"]"])
    #expect(data.source == "\(text), \(more)")
    #expect(
      data.location == .collection(TextCollection([.file(path: text), .file(path: more)])))
    let reviews = try locate(
      ["load.source=\"\(workplace.reviews)\"", "load.more=[\"\(more)\"]"])
    #expect(
      reviews.location == .several([.folder(path: workplace.reviews), .text(path: more)]))
    #expect(throws: ShapeError.sameDataTwice(path: text)) {
      try locate(["load.source=\"\(text)\"", "load.more=[\"\(text)\"]"])
    }
  }

  @Test func theSampleHasNoPlace() throws {
    let data = try locate([#"load.source="sample""#])
    #expect(
      data
        == LocatedData(
          source: "sample", location: .sample, digest: "sample", fingerprint: "sample"))
  }

  @Test func digestsAreRememberedUnlessOneAsks() throws {
    try workplace.store.claim()
    let digest = try locate().digest
    let memory = workplace.output.appending(path: "cache/digests.json")
    let remembered = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: memory))
    #expect(Array(remembered.values) == [digest])
    try JSONEncoder().encode(remembered.mapValues { _ in "remembered" }).write(to: memory)
    #expect(try locate().digest == "remembered")
    #expect(try locate(verify: true).digest == digest)
    #expect(try locate().digest == digest)
    try workplace.folder.write("another review", to: "reviews/train/neg/77_1.txt")
    #expect(try locate().digest != digest)
  }

  @Test func limitsAreNoPartOfAnyKey() throws {
    let location = try CorpusLocation(path: workplace.reviews)
    var data = try locate()
    #expect(data.location == location)
    let plan = try workplace.plan(data: data)
    data.limits = DataLimits([DataBound(.document, 5), DataBound(.total, 1 << 40)])
    #expect(try workplace.plan(data: data).steps.map(\.key) == plan.steps.map(\.key))
  }

  @Test func digestingTellsHowFarItIsAndCanBeInterrupted() throws {
    let interruption = Interruption()
    let notebook = Notebook { _ in interruption.request() }
    #expect(throws: Interrupted.self) {
      try workplace.decoded().locatedPlan(
        output: workplace.output, root: workplace.root, seed: 42, verify: false,
        observer: notebook, interruption: interruption)
    }
    #expect(!workplace.hasFile("digests.json", run: "cache"))
  }

  @Test func textsThatChangeBeforeTheyAreReadFailTheStep() throws {
    let data = try locate()
    try workplace.folder.write("another review", to: "reviews/train/neg/77_1.txt")
    let record = try workplace.execute(data: data, selection: .until(.load))
    #expect(record[.load]?.state == .failed)
    #expect(record[.load]?.failure?.message.contains("changed while it was read") == true)
    let next = try workplace.execute(data: try locate(), selection: .until(.load))
    #expect(next[.load]?.state == .ran)
  }

  @Test func aMemoryThatCannotBeReadIsMadeAnew() throws {
    try workplace.store.claim()
    let digest = try locate().digest
    try workplace.folder.write("nonsense", to: "output/cache/digests.json")
    #expect(try locate().digest == digest)
  }

  /// Nothing is written where no run has written yet.
  @Test func aFolderOfOthersIsLeftAsItIs() throws {
    try workplace.folder.write("in the way", to: "output/cache/notes.txt")
    _ = try locate()
    let names = try FileManager.default.subpathsOfDirectory(atPath: workplace.output.path)
    #expect(Set(names) == ["cache", "cache/notes.txt"])
  }
}
