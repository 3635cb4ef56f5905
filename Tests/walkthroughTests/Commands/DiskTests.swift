import Foundation
import TestSupport
import Testing

/// Disks that are full or not writable: a clear error, and the last good state stays.
@Suite(.enabled(if: SmallDisk.isPermitted, "mounting a disk for the test needs Linux and root"))
struct DiskTests {
  /// Room for no step, a few steps, and nearly everything.
  @Test(arguments: [8, 64, 160, 250]) func aFullDisk(kilobytes: Int) throws {
    let project = try Project()
    let disk = try SmallDisk(on: project.url("output"), kilobytes: kilobytes)
    let outcome = try project.run("run", "tiny")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("error: can't write \(project.root.path)/output/"))
    #expect(outcome.errors.contains("No space left on device"))
    #expect(outcome.errors.contains("Make room or choose another folder with --output"))

    try disk.remount("size=4m")
    let next = try project.run("run", "tiny")
    #expect(next.status == 0, "\(next.errors)")
    #expect(!next.errors.contains("damaged"))
    let elsewhere = try Project()
    #expect(try elsewhere.run("run", "tiny").status == 0)
    #expect(
      try Data(contentsOf: project.url("output/tiny/model.safetensors"))
        == Data(contentsOf: elsewhere.url("output/tiny/model.safetensors")))
  }

  @Test func aDiskThatFillsUpLeavesTheLastGoodState() throws {
    let project = try Project()
    let disk = try SmallDisk(on: project.url("output"), kilobytes: 4096)
    #expect(try project.run("run", "tiny").status == 0)
    let files = project.files("output/tiny").sorted()
    let before = files.map { try? Data(contentsOf: project.url("output/tiny/\($0)")) }
    try disk.fill(leaving: 20_000)
    let outcome = try project.run("run", "tiny", "--set", "model.hidden=9")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("No space left on device"))
    #expect(project.files("output/tiny").sorted() == files)
    #expect(files.map { try? Data(contentsOf: project.url("output/tiny/\($0)")) } == before)
  }

  @Test func aDiskThatCannotBeWrittenTo() throws {
    let project = try Project()
    let disk = try SmallDisk(on: project.url("output"), kilobytes: 4096)
    #expect(try project.run("run", "tiny").status == 0)
    let record = try project.text("output/tiny/run.json")
    try disk.remount("ro")
    for command in [["run", "tiny"], ["report", "tiny"], ["clean", "tiny"]] {
      let outcome = try project.run(command)
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix("error: can't write \(project.root.path)/output/"))
      #expect(outcome.errors.contains("Read-only file system"))
    }
    #expect(try project.text("output/tiny/run.json") == record)
    let status = try project.run("status", "tiny")
    #expect(status.status == 0)
    #expect(status.output.contains("8  evaluate  fresh."))
  }
}
