import Testing
import Wording

@testable import Pipeline

/// What is said about a training that failed.
@Suite struct TorchResultTests {
  private func problem(
    _ kind: TorchResult.Kind?, _ message: String, traceback: String = ""
  ) -> String {
    let result = TorchResult(
      schema: 1, outcome: .failed, kind: kind, message: message, rank: 1, host: "node7",
      traceback: traceback)
    return localized(result.problem.phrase)
  }

  @Test func aKnownProblemIsItsMessage() {
    #expect(problem(.problem, "can't write x: No space left") == "can't write x: No space left")
    #expect(
      problem(.diverged, "training diverged") == "training diverged. \(DivergencePoint.remedy)")
  }

  /// The script's words are those of this program's own training.
  @Test(arguments: [
    "training diverged at optimizer step 3: the loss is nan, the gradient norm 1e+30",
    "training diverged in epoch 1: the norm of the weights is inf",
    "training diverged in epoch 1: the norm of the weights is 3.5, the validation loss 800.0",
  ]) func divergenceIsToldInAnyLanguage(message: String) {
    #expect(problem(.diverged, message) == "\(message). \(DivergencePoint.remedy)")
    Language.$current.withValue(.german) {
      #expect(problem(.diverged, message).hasPrefix("das Training divergierte "))
    }
  }

  @Test func whatPythonSaysHasAGermanFrame() {
    Language.$current.withValue(.german) {
      #expect(
        problem(.error, "RuntimeError: out of memory")
          == "PyTorch ist in Prozess 1 auf node7 fehlgeschlagen: RuntimeError: out of memory. Eine "
          + "kleinere loader.batchSize oder weniger --ranks auf diesem Rechner versuchen")
    }
  }

  @Test func anExceptionHasItsPlaceAndOneLine() {
    let traceback = """
      Traceback (most recent call last):
        File "/away/train.py", line 800, in main
          outcome = training.run()
        File "/away/train.py", line 560, in step
          self.adam.step()
        File "/lib/torch/optim.py", line 3, in step
      """
    #expect(
      problem(.error, "RuntimeError: shapes\nmore\nlines", traceback: traceback)
        == "PyTorch failed in process 1 on node7: RuntimeError: shapes "
        + "(train.py, line 560, in step)")
  }

  @Test func commonCausesHaveAHint() {
    #expect(problem(.error, "CUDA out of memory. Tried").contains("smaller loader.batchSize"))
    #expect(problem(.error, "Connection closed by peer [127.0.0.1]").contains("fewer --ranks"))
    #expect(problem(.error, String(repeating: "x", count: 5000)).count < 500)
  }
}
