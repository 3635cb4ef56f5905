import Foundation
import Record
import TestSupport
import Testing

@testable import Pipeline

/// Pythons that can't train, and what is said about them.
@Suite struct TorchPythonTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func problem(with name: String, device: TrainerRecord.Device = .cpu) -> String {
    do {
      _ = try TorchPython(name, device: device)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// A program that prints a text.
  private func program(printing text: String, status: Int = 0) throws -> String {
    let path = try folder.write("#!/bin/sh\necho '\(text)'\nexit \(status)\n", to: "python")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test func oneThatIsNotThereIsNamed() {
    let problem = problem(with: "no-such-python")
    #expect(problem.hasPrefix("there is no program 'no-such-python'"))
    #expect(problem.contains("pip install torch numpy"))
    #expect(self.problem(with: folder.path).hasPrefix("there is no program"))
  }

  @Test func missingModulesComeWithTheCommandThatInstallsThem() throws {
    let path = try program(printing: #"{"version": [3, 12], "missing": ["torch"]}"#)
    let problem = problem(with: path)
    #expect(problem.hasPrefix("\(path) lacks torch. Install with: \(path) -m pip install torch"))
    #expect(problem.contains("the small build"))
    #expect(!self.problem(with: path, device: .cuda).contains("the small build"))
  }

  @Test func oneWithoutAnythingLacksBoth() throws {
    let path = try program(printing: #"{"version": [3, 12], "missing": ["torch", "numpy"]}"#)
    let problem = problem(with: path)
    #expect(
      problem.hasPrefix(
        "\(path) lacks torch and numpy. Install with: \(path) -m pip install torch numpy. On Linux")
    )
  }

  @Test(arguments: [
    ("torch", "fehlt torch. Installieren: "), ("torch\", \"numpy", "fehlen torch und numpy. "),
  ]) func whatOneLacksIsToldInGerman(modules: String, expected: String) throws {
    let path = try program(printing: #"{"version": [3, 12], "missing": [""# + modules + #""]}"#)
    let error = #expect(throws: StepProblem.self) { try TorchPython(path, device: .cpu) }
    let german = GermanText(try #require(error).phrase)
    #expect(german.text.contains("\(path) \(expected)"))
    #expect(german.untranslated.isEmpty)
  }

  @Test func anOldOneIsRefused() throws {
    let path = try program(printing: #"{"version": [3, 9], "missing": []}"#)
    #expect(problem(with: path).contains("is Python 3.9; PyTorch needs 3.10 or later"))
  }

  @Test(arguments: ["hello", ""]) func whatIsNoPythonIsRefused(answer: String) throws {
    let path = try program(printing: answer)
    #expect(problem(with: path).contains("isn't a Python that works"))
  }

  @Test func oneThatFailsIsRefused() throws {
    let path = try program(printing: #"{"version": [3, 12], "missing": []}"#, status: 1)
    #expect(problem(with: path).contains("isn't a Python that works"))
  }
}
