import ArgumentParser
import Foundation
import Random

/// Tries inputs one after another, in a folder of its own. Started by the program itself.
struct Worker: ParsableCommand {
  static let name = "worker"
  /// The exit code for a file that was changed where none should be.
  static let strayWrite: Int32 = 3
  /// The exit code for a violated guarantee; standard error says which.
  static let violation: Int32 = 4

  @Option var seed: UInt32
  @Option var first: Int
  @Option var end: Int
  @Option var scratch: String
  @Option var plant: PlantedFailure?

  func run() throws {
    let place = try ScratchProject(in: URL(filePath: scratch))
    let subjects = try Subjects.all(place)
    guard FileManager.default.changeCurrentDirectoryPath(place.root.path) else {
      throw CocoaError(.fileNoSuchFile)
    }
    for number in first..<end {
      let subject = subjects[number % subjects.count]
      var random = MersenneTwister(seed: UInt64(seed), stream: "input \(number)")
      report("> \(number)")
      try subject.prepare(&random)
      let before = place.surroundings
      let start = ContinuousClock.now
      fail(at: number)
      let isAccepted: Bool
      do {
        try subject.run(&random)
        isAccepted = true
      } catch let violation as Violation {
        FileHandle.standardError.write(Data("\(violation.what)\n".utf8))
        throw ExitCode(Self.violation)
      } catch {
        isAccepted = false
      }
      let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
      let stray = Set(place.surroundings).symmetricDifference(before)
      guard stray.isEmpty else {
        FileHandle.standardError.write(Data("changed: \(stray.map(\.path).sorted())\n".utf8))
        throw ExitCode(Self.strayWrite)
      }
      let kind = Subjects.kind(of: number)
      report("< \(number) \(kind) \(isAccepted ? "accepted" : "refused") \(milliseconds)")
    }
  }

  private func report(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }

  /// Fails as planted, at every tenth input.
  private func fail(at number: Int) {
    guard let plant, number % 10 == 3 else { return }
    switch plant {
    case .crash: fatalError("planted")
    case .hang: while true { Thread.sleep(forTimeInterval: 1) }
    case .write: try? Data().write(to: URL(filePath: scratch).appending(path: "stray"))
    }
  }
}
