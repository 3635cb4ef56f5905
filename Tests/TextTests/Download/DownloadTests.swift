import Checksums
import Foundation
import TestSupport
import Testing
import Text

/// Downloads that end with a whole file, at once or in several parts.
@Suite struct DownloadTests {
  private let trial: DownloadTrial

  init() throws { trial = try DownloadTrial() }

  private var body: [UInt8] { trial.body }

  @Test func fetchesAWholeFile() throws {
    var last: ReadProgress?
    let requests = try trial.withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      try trial.download(port: port, digest: .sha256(SHA256.hex(of: body))) { last = $0 }
    }
    try trial.expectWhole()
    #expect(last == ReadProgress(unit: .bytes, done: body.count, total: body.count))
    #expect(requests.count == 1)
    #expect(requests[0].contains("Accept-Encoding: identity"))
    #expect(!requests[0].contains("Range:"))
  }

  @Test func goesOnAtOnceAfterABreak() throws {
    let count = body.count
    let requests = try trial.withServer([
      { [body] _ in answer("200 OK", body.prefix(100_000), claimed: count) },
      { [trial] request in trial.rest(from: DownloadTrial.start(of: request)) },
    ]) { port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
    #expect(requests.count == 2)
    #expect(DownloadTrial.start(of: requests[1]) > 0)
  }

  @Test func goesOnFromWhatAnEarlierRunHasLeft() throws {
    try trial.leavePartial(body.prefix(12_345))
    let requests = try trial.withServer([{ [trial] _ in trial.rest(from: 12_345) }]) { port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
    #expect(DownloadTrial.start(of: requests[0]) == 12_345)
  }

  @Test func beginsAnewWhereTheServerKnowsNoRanges() throws {
    try trial.leavePartial(Array("something else".utf8))
    try trial.withServer([{ [body] _ in answer("200 OK", body) }]) { try trial.download(port: $0) }
    try trial.expectWhole()
  }

  @Test func aPartialFileThatIsWholeOnlyLacksItsName() throws {
    try trial.leavePartial(body)
    let requests = try trial.withServer([]) { try trial.download(port: $0) }
    try trial.expectWhole()
    #expect(requests.isEmpty)
  }

  @Test(arguments: [300_000, 600_000]) func aPartialFileOfSomethingElseIsThrownAway(
    count: Int
  ) throws {
    try trial.leavePartial([UInt8](repeating: 7, count: count))
    let requests = try trial.withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
    #expect(!requests[0].contains("Range:"))
  }

  @Test func aServerWithoutTheRestIsAskedForTheWhole() throws {
    try trial.leavePartial(body.prefix(100))
    let requests = try trial.withServer([
      { _ in answer("416 Range Not Satisfiable", []) },
      { [body] _ in answer("200 OK", body) },
    ]) { port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
    #expect(!requests[1].contains("Range:"))
  }

  @Test(arguments: ["bytes 0-299999/300000", "bytes 2000-299999/300000", "nonsense"])
  func anotherRangeThanTheOneAskedForIsNotTaken(range: String) throws {
    try trial.leavePartial(body.prefix(1000))
    let requests = try trial.withServer([
      { [body] _ in answer("206 Partial Content", body, headers: ["Content-Range: \(range)"]) },
      { [body] _ in answer("200 OK", body) },
    ]) { port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
    #expect(!requests[1].contains("Range:"))
  }

  @Test func whatProgressThrowsEndsTheDownloadAndKeepsWhatCame() throws {
    struct Cancelled: Error {}
    try trial.withServer([{ [body] _ in answer("200 OK", body) }]) { port in
      #expect(throws: Cancelled.self) {
        try trial.download(port: port) { if $0.done > 0 { throw Cancelled() } }
      }
    }
    let kept = Array(try Data(contentsOf: trial.partial))
    #expect(!kept.isEmpty && body.starts(with: kept))
    let requests = try trial.withServer([
      { [trial] in trial.rest(from: DownloadTrial.start(of: $0)) }
    ]) { port in
      try trial.download(port: port)
    }
    try trial.expectWhole()
    #expect(DownloadTrial.start(of: requests[0]) == kept.count)
  }

  /// The checksum in the program is that of the novel, and the numbers in the second book are of
  /// that text. Served from this machine.
  @Test(.enabled(if: RealData.hasNovel, "the novel does not lie beside this package"))
  func theNovelHasTheChecksumThatIsPinned() throws {
    let novel = Array(try Data(contentsOf: URL(filePath: RealData.novel)))
    try trial.withServer([{ _ in answer("200 OK", novel) }]) { port in
      var file = PinnedFile.anna
      file.address = "http://127.0.0.1:\(port)/anna.txt"
      let path = try file.fetch(into: trial.folder.url)
      #expect(try CorpusLocation(path: path) == .text(path: path))
      #expect(Array(try Data(contentsOf: URL(filePath: path))) == novel)
    }
    try trial.withServer([{ _ in answer("200 OK", novel.dropLast()) }]) { port in
      var file = PinnedFile.anna
      file.address = "http://127.0.0.1:\(port)/anna.txt"
      #expect(throws: DownloadError.self) {
        try file.fetch(into: trial.folder.url.appending(path: "other"))
      }
    }
  }

  @Test func theCacheFolderIsTheUsersOwn() {
    #if !os(macOS)
      #expect(UserCache.folder(environment: ["XDG_CACHE_HOME": "/x"]).path == "/x/walkthrough")
      for environment in [[:], ["XDG_CACHE_HOME": "relative"], ["XDG_CACHE_HOME": ""]] {
        #expect(
          UserCache.folder(environment: environment).path.hasSuffix("/.cache/walkthrough"))
      }
    #endif
  }
}
