import Foundation
import TestSupport
import Testing
import Text

@Suite struct CorpusSourceTests {
  @Test(arguments: [
    ("sample", CorpusSource.sample), ("imdb", .imdb), ("anna", .anna),
    ("./sample", .path("./sample")), ("", .path("")), ("a/b.tar.gz", .path("a/b.tar.gz")),
  ])
  func namesAndPaths(argument: String, expected: CorpusSource) {
    #expect(CorpusSource(argument) == expected)
  }

  @Test func whatWasFetchedIsNotFetchedAgain() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("All happy families", to: "anna.txt")
    #expect(try CorpusSource.anna.locate(cache: folder.url) == .text(path: path))
    #expect(try CorpusSource.sample.locate(cache: folder.url) == .sample)
    #expect(throws: CorpusError.emptyPath) { try CorpusSource.path("").locate() }
  }

  @Test func theSampleIsMadeByTheCaller() throws {
    let sample = Corpus(
      generatedTrain: ["a", "b", "c"], test: ["d", "e"], testLogProbabilities: [-1, -2],
      description: "made up", options: ReadOptions(limit: 2, testLimit: 0))
    let corpus = try CorpusLocation.sample.read(sample: { sample })
    #expect(corpus.train.count == 2)
    #expect(corpus.test?.count == 2)
    #expect(corpus.isGenerated)
    #expect(corpus.testLogProbabilities == [-1, -2])
  }
}
