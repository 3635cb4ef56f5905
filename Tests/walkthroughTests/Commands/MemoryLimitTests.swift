import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// The program with little address space. It ends in any case: OpenBLAS alone would wait forever
  /// for its memory.
  @Suite struct MemoryLimitTests {
    private let project: Project

    init() throws {
      project = try Project()
    }

    private func run(_ arguments: [String], megabytes: Int) throws -> Child.Outcome {
      try project.child(arguments, limit: "-v \(megabytes * 1024)").run()
    }

    @Test(arguments: [220, 260, 340, 420, 500]) func aRunSaysWhatItNeeds(megabytes: Int) throws {
      let outcome = try run(["run", "tiny", "--threads", "2"], megabytes: megabytes)
      #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.errors.contains("matrix products need 256 MiB"), "\(outcome.errors)")
    }

    @Test func generateSaysWhatItNeeds() throws {
      #expect(try project.run("run", "tiny").status == 0)
      let outcome = try run(["generate", "the movie", "--run", "tiny"], megabytes: 260)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("128 MiB for each of 1 thread"), "\(outcome.errors)")
      #expect(outcome.errors.contains("ulimit -v"))
      let other = try run(["status", "tiny"], megabytes: 260)
      #expect(other.status == 0)
    }
  }
#endif
