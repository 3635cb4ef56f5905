import Foundation
import TestSupport
import Testing

/// `--trainer torch`, `handover` and `takeover` on the command line.
@Suite struct HandOverTests {
  private let project: Project

  init() throws { project = try Project() }

  @Test(
    arguments: [
      (["--trainer", "own", "--ranks", "2"], "--ranks is for --trainer torch"),
      (["--ranks", "3"], "--ranks must be 1, 2, 4 or a multiple of 4"),
      (["--trainer", "own", "--precision", "tf32"], "--precision tf32 is for --trainer torch"),
      (["--set", "train.precision=.bfloat16"], "needs PyTorch: add --trainer torch"),
      (["--precision", "tf32"], "rounds on NVIDIA GPUs only: add --device cuda"),
      (["--ranks", "0", "--reduce", "fast"], "--ranks must be"),
      (["--device", "tpu"], "tpu"), (["--trainer", "jax"], "jax"),
    ])
  func whatCannotTrainIsWrongUsage(arguments: [String], expected: String) throws {
    let outcome = try project.run(["run", "tiny"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(!project.has("output/tiny"))
  }

  @Test func aMissingPythonIsAFailureOfTheStep() throws {
    let outcome = try project.run(["run", "tiny", "--trainer", "torch", "--python", "none/python"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("07-train.md:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("there is no program 'none/python'"))
    #expect(outcome.errors.contains("--trainer torch"))
    #expect(!project.has("output/cache/handover"))
    // The page has the steps before, and our own trainer needs nothing but itself.
    #expect(project.has("output/tiny/report.html"))
    #expect(try project.run(["run", "tiny"]).status == 0)
  }

  @Test func aHandOverIsCompleteAndSaysHowToStart() throws {
    let outcome = try project.run(
      [
        "handover", "away", "tiny", "--as", "longer", "--set", "train.epochs=3", "--device", "cuda",
        "--precision", "tf32",
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Handed over: away"))
    let readme = try project.text("away/README.md")
    #expect(
      readme.contains(
        "walkthrough run tiny --as longer --trainer torch --device cuda --set train.epochs=3 "
          + "--set train.precision=.tf32"))
    for words in ["torchrun --standalone", "--master-addr HOST", "sbatch", "takeover"] {
      #expect(readme.contains(words), "\(words)")
    }
    for line in readme.split(separator: "\n") where !line.contains("walkthrough run") {
      #expect(line.count <= 110, "\(line)")
    }
    #expect(try project.text("away/train.py").contains("def train_epoch"))
    let again = try project.run(["handover", "away", "tiny"])
    #expect(again.status == 1)
    #expect(again.errors.contains("exists and isn't empty"), "\(again.errors)")
    let early = try project.run(["takeover", "away"])
    #expect(early.status == 1)
    #expect(early.errors.contains("neither finished nor stopped"), "\(early.errors)")
  }

  @Test func whatIsNoHandOverIsNotTaken() throws {
    try FileManager.default.createDirectory(
      at: project.url("empty"), withIntermediateDirectories: true)
    let outcome = try project.run(["takeover", "empty"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("has no job.json"), "\(outcome.errors)")
    try project.folder.write("[]", to: "empty/job.json")
    #expect(try project.run(["takeover", "empty"]).errors.contains("can't be read"))
  }

  @Test(
    .enabled(if: InstalledTorch.isThere, "\(InstalledTorch.advice)"),
    arguments: [[], ["--watch"]])
  func ctrlCKeepsWhatWasTrained(options: [String]) throws {
    let run =
      [
        "run", "tiny", "--set", "train.epochs=4000", "--trainer", "torch", "--python",
        InstalledTorch.python ?? "",
      ] + options
    let outcome = try project.child(run).runOnTerminal(
      typing: [(after: ", epoch ", keys: "\u{3}")])
    #expect(outcome.status == 130, "\(outcome.output.suffix(500))")
    #expect(outcome.output.contains("interrupted after "), "\(outcome.output.suffix(500))")
    #expect(!project.has("output/cache/handover"))
    let resumed = try project.child(run).runOnTerminal(
      typing: [(after: "resuming after ", keys: "\u{3}")])
    #expect(resumed.output.contains("train: resuming after "), "\(resumed.output.suffix(500))")
  }
}
