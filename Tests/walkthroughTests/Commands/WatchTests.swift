import Foundation
import Record
import TestSupport
import Testing

/// `run --watch`, with real processes and a client that can send anything.
@Suite struct WatchTests {
  private let project: Project

  init() throws {
    project = try Project()
  }

  @Test func aSavedSettingRunsWhatItMakesStale() throws {
    let watch = try Watch(project)
    #expect(try watch.nextRun().contains("[8/8] evaluate  ran in "))
    #expect(try watch.status() == (1, "", false))
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epochs: 2", with: "epochs: 3") }
    let told = try watch.nextRun()
    #expect(told.contains("Saved: 07-train.md\n"))
    #expect(told.contains("[6/8] optimizer fresh."))
    #expect(told.contains("[7/8] train     ran in "))
    #expect(try watch.status() == (2, "", false))
    #expect(try project.record()[.train]?.settings["epochs"] == 3)
    #expect(try watch.page().contains("<code>epochs</code></th><td><code>3</code>"))
    let end = watch.child.interrupt()
    #expect(end.status == 0)
    #expect(end.output.hasSuffix("Stopped watching.\n"))
    #expect(end.errors == "note: train: resuming after epoch 2\n")
  }

  /// Some editors write a new file and rename it over the old one.
  @Test func aChapterThatIsReplacedIsSeen() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    let chapter = project.url("chapters/tiny/08-evaluate.md")
    let text = try String(contentsOf: chapter, encoding: .utf8) + "\nWritten anew.\n"
    try project.folder.write(text, to: "chapters/tiny/.08-evaluate.md.swp")
    #expect(
      rename(project.url("chapters/tiny/.08-evaluate.md.swp").path, chapter.path) == 0)
    let told = try watch.nextRun()
    #expect(told.contains("Saved: 08-evaluate.md\n"))
    #expect(told.contains("[8/8] evaluate  fresh."))
    #expect(try watch.page().contains("Written anew."))
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func aMistakeIsShownAndWaitsToBeMended() throws {
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epochs: 2", with: "epoch: 2") }
    let watch = try Watch(project)
    let mistake = "chapters/tiny/07-train.md:4:7: error: unknown setting 'epoch' of train"
    try watch.child.errors(until: mistake)
    #expect(try watch.page().contains("The first run is in progress"))
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epoch: 2", with: "epochs: 2") }
    try watch.nextRun()
    #expect(try watch.status() == (1, "", false))
    try project.edit("chapters/tiny/05-model.md") { $0.replacing("hidden: 6", with: "hidden: x") }
    try watch.child.errors(until: "chapters/tiny/05-model.md:4:")
    try FileManager.default.removeItem(at: project.url("chapters/tiny/06-optimizer.md"))
    try watch.child.errors(until: "the chapter of step 'optimizer' is missing")
    // The last good page stays readable.
    #expect(try watch.page().contains("<code>epochs</code></th><td><code>2</code>"))
    try TinyBook().write(to: project.folder)
    try watch.nextRun()
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func theMistakeStandsOnThePageToo() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epochs: 2", with: "epoch: 2") }
    try watch.child.errors(until: "unknown setting 'epoch' of train")
    // It appears here first, and there a moment later.
    var status = try watch.status()
    while !status.isMistake { status = try watch.status() }
    #expect(status.version == 1)
    #expect(status.message.contains("07-train.md:4:7: error: unknown setting 'epoch'"))
    #expect(watch.child.interrupt().status == 0)
  }

  /// A chapter saved during a run doesn't wait for the run's end.
  @Test func aRunThatIsOutdatedIsBegunAnew() throws {
    let watch = try Watch(project, ["run", "tiny", "--watch"])
    try watch.nextRun()
    try project.edit("chapters/tiny/07-train.md") {
      $0.replacing("epochs: 2", with: "epochs: 100000")
    }
    try watch.child.output(until: "[6/8] optimizer fresh.")
    try project.edit("chapters/tiny/07-train.md") {
      $0.replacing("epochs: 100000", with: "epochs: 1")
    }
    #expect(try watch.nextRun().contains("[7/8] train     ran in "))
    #expect(try project.record()[.train]?.settings["epochs"] == 1)
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func ctrlCDuringARun() throws {
    let watch = try Watch(project, ["run", "tiny", "--watch", "--set", "train.epochs=100000"])
    try watch.child.output(until: "[6/8] optimizer")
    let end = watch.child.interrupt()
    #expect(end.status == 130)
    #expect(end.errors.hasPrefix("interrupted"))
    let hidden = project.files("output").filter { $0.contains("/.") || $0.hasPrefix(".") }
    #expect(hidden.allSatisfy { $0.hasSuffix(".walkthrough") }, "\(hidden)")
    #expect(try project.run("run", "tiny").status == 0)
  }

  @Test func onlyTheServedPageReloadsItself() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    let served = try watch.page()
    #expect(served.contains("location.reload()") && served.contains("connect-src 'self'"))
    #expect(served.contains("data-version=\"1\""))
    #expect(watch.child.interrupt().status == 0)
    let page = try project.text("output/tiny/report.html")
    #expect(!page.contains("location.reload()") && !page.contains("connect-src"))
    try FileManager.default.removeItem(at: project.url("output/tiny/report.html"))
    #expect(try project.run("run", "tiny").status == 0)
    #expect(
      try project.text("output/tiny/report.html").components(separatedBy: "<nav")[0]
        == page.components(separatedBy: "<nav")[0])
  }

  @Test func nothingElseIsServed() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    try project.folder.write("a secret", to: "secret")
    for name in ["link", "index.html"] {
      try FileManager.default.createSymbolicLink(
        at: project.url("output/tiny/\(name)"), withDestinationURL: project.url("secret"))
    }
    // Not even if the page itself is such a link: what is served is what was rendered.
    try FileManager.default.removeItem(at: project.url("output/tiny/report.html"))
    try FileManager.default.createSymbolicLink(
      at: project.url("output/tiny/report.html"), withDestinationURL: project.url("secret"))
    #expect(try RawRequest.send(watch.path, port: watch.port).status == 200)
    #expect(try !watch.page().contains("a secret"))
    for target in [
      "/", "", "*", "//", "/status", "/run.json", "/secret", "/output/tiny/report.html",
      String(watch.path.dropLast()), watch.path + "run.json", watch.path + "link",
      watch.path + "index.html", watch.path + "../../../secret",
      watch.path + "..%2f..%2f..%2fsecret",
      watch.path + "%2e%2e/%2e%2e/%2e%2e/secret", watch.path + "..\\..\\secret",
      watch.path + "./", watch.path + "?x", watch.path + "status/", watch.path + "/etc/passwd",
      "/../etc/passwd", "/%00", "file:///etc/passwd", "http://127.0.0.1\(watch.path)",
      "/" + String(repeating: "0", count: 32) + "/", watch.path.uppercased() + "x",
      "/" + String(repeating: "a", count: 100_000),
    ] {
      let answer = try RawRequest.send(target, port: watch.port)
      #expect(answer.status != 200, "\(target.prefix(100))")
      #expect(answer.body == "", "\(target.prefix(100))")
    }
    #expect(watch.child.interrupt().status == 0)
  }

  /// A page elsewhere may point its domain to this machine: the browser then sends that domain.
  @Test func onlyRequestsToThisMachineAreAnswered() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    for host in [
      "127.0.0.1", "127.0.0.1:\(watch.port)", "localhost:\(watch.port)", "LOCALHOST", "[::1]:1",
    ] {
      #expect(try RawRequest.send(watch.path, host: host, port: watch.port).status == 200)
    }
    for host in [
      "example.org", "example.org:\(watch.port)", "127.0.0.1.example.org", "localhost.example.org",
      "127.0.0.2", "0.0.0.0", "[::1", "[::1]x", "[::2]", "", "evil@127.0.0.1", nil,
    ] {
      let answer = try RawRequest.send(watch.path, host: host, port: watch.port)
      #expect(answer.status == 403, "\(host ?? "none")")
      #expect(answer.body.contains("Not under this name") && !answer.body.contains("The load step"))
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FROBNICATE"] {
      let answer = try RawRequest.send(watch.path, method: method, port: watch.port)
      #expect(answer.status == 404 || answer.status == 405, "\(method)")
      #expect(answer.body == "")
    }
    let headers = try RawRequest.send(watch.path, port: watch.port).headers.lowercased()
    #expect(headers.contains("cache-control: no-store"))
    #expect(headers.contains("referrer-policy: no-referrer"))
    #expect(!headers.contains("access-control-allow"))
    #expect(watch.child.interrupt().status == 0)
  }

  /// Clients that use up the connections stop neither the page nor a run.
  @Test func manyClientsAndFewFileDescriptors() throws {
    let watch = try Watch(project, limit: "-n 64")
    try watch.nextRun()
    let idle = try (0..<200).map { _ in try LoopbackClient(port: watch.port) }
    #expect(try watch.status() == (1, "", false))
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epochs: 2", with: "epochs: 3") }
    #expect(try watch.nextRun().contains("[7/8] train     ran in "))
    #expect(try watch.status() == (2, "", false))
    #expect(try watch.page().contains("<code>epochs</code></th><td><code>3</code>"))
    withExtendedLifetime(idle) {}
    #expect(watch.child.interrupt().status == 0)
  }

  #if os(Linux)
    @Test func itListensOnLoopbackAlone() throws {
      let watch = try Watch(project)
      let port = String(watch.port, radix: 16).uppercased()
      let padded = String(repeating: "0", count: 4 - port.count) + port
      var listening: [String] = []
      for file in ["/proc/net/tcp", "/proc/net/tcp6"] {
        let lines = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        for line in lines.split(separator: "\n") {
          let fields = line.split(separator: " ")
          if fields.count > 3, fields[1].hasSuffix(":" + padded), fields[3] == "0A" {
            listening.append(String(fields[1]))
          }
        }
      }
      #expect(listening == ["0100007F:\(padded)"])
      try watch.nextRun()
      #expect(watch.child.interrupt().status == 0)
    }
  #endif

  @Test func tokensAreAllDifferent() throws {
    var tokens: Set<String> = []
    for _ in 0..<3 {
      let watch = try Watch(project)
      try watch.nextRun()
      #expect(watch.path.count == 34 && watch.path.dropFirst().dropLast().allSatisfy(\.isHexDigit))
      tokens.insert(watch.path)
      #expect(watch.child.interrupt().status == 0)
    }
    #expect(tokens.count == 3)
  }

  @Test func theFolderIsFreeBetweenTwoRuns() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    let other = try project.run("run", "tiny", "--as", "other", "--set", "train.epochs=1")
    #expect(other.status == 0, "\(other.errors)")
    #expect(watch.child.interrupt().status == 0)
  }

  @Test(arguments: [["--force"], ["--step", "train"], ["--from", "train"], ["--quiet"]])
  func optionsThatDoNotFit(options: [String]) throws {
    let outcome = try project.run(["run", "tiny", "--watch"] + options)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--watch runs and reports whatever becomes stale: leave out"))
    #expect(try project.run("run", "nothing", "--watch").status == 2)
    #expect(try project.run("run", "tiny", "--watch", "--set", "epochs=3").status == 2)
  }
}
