import Foundation
import Record
import TestSupport
import Testing

/// What `run --watch` follows besides chapters, and where it serves its page.
@Suite struct WatchedInputsTests {
  private let project: Project

  init() throws { project = try Project() }

  /// Data, references and recipes are read by the run as much as chapters are.
  @Test func savedDataRunsEverything() throws {
    let watch = try Watch(project)
    try watch.nextRun()
    let first = try #require(project.files("reviews").filter { $0.hasSuffix(".txt") }.min())
    try project.folder.write("the movie was good and the end was bad", to: "reviews/\(first)")
    let told = try watch.nextRun()
    #expect(told.contains("Saved: \(project.url("reviews").path)"), "\(told)")
    #expect(told.contains("[1/8] load      ran in "))
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func aReferenceThatIsWrittenLaterIsCompared() throws {
    let watch = try Watch(project, ["run", "tiny", "--watch", "--reference", "torch.json"])
    try watch.child.errors(until: "torch.json")
    try project.folder.write("{", to: "torch.json")
    try watch.child.errors(until: "torch.json")
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func anEditThatTheCommandLineHidesIsTold() throws {
    let watch = try Watch(project, ["run", "tiny", "--watch", "--set", "train.epochs=1"])
    try watch.nextRun()
    try project.edit("chapters/tiny/07-train.md") { $0.replacing("epochs: 2", with: "epochs: 3") }
    try watch.child.errors(
      until: "note: train.epochs is 3 in the chapter now, but the run has 1, from the command line "
        + "(--set train.epochs=1).")
    #expect(try project.record()[.train]?.settings["epochs"] == 1)
    var status = try watch.status()
    while !status.message.hasPrefix("train.epochs is 3") { status = try watch.status() }
    #expect(!status.isMistake)
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func thePortIsTheOneThatWasGiven() throws {
    // A port that was free a moment ago.
    let free = try Watch(project)
    try free.nextRun()
    #expect(free.child.interrupt().status == 0)
    let watch = try Watch(project, ["run", "tiny", "--watch", "--port", "\(free.port)"])
    try watch.nextRun()
    #expect(watch.port == free.port)
    let taken = try project.run("run", "tiny", "--watch", "--port", "\(free.port)", "--output", "o")
    #expect(taken.status == 1)
    #expect(taken.errors.contains("can't listen at 127.0.0.1, port \(free.port): "))
    #expect(taken.errors.contains("choose another --host or --port"))
    #expect(watch.child.interrupt().status == 0)
  }

  @Test func whatCannotBeServedIsToldFirst() throws {
    for (arguments, status, expected) in [
      (["--port", "8000"], 2, "--host and --port say where --watch serves the page; add --watch"),
      (["--watch", "--port", "99999"], 2, "--port"),
      (["--watch", "--host", ""], 2, "--host is empty"),
      (["--watch", "--host", "no such host"], 1, "can't listen at no such host: "),
      (["--watch", "--host", "192.0.2.1"], 1, "can't listen at 192.0.2.1: "),
    ] {
      let outcome = try project.run(["run", "tiny"] + arguments)
      #expect(outcome.status == status)
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    }
  }
}
