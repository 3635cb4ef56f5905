import Foundation
import Neural
import Pipeline
import Record

/// The minutes that training takes to do better than counting, with the book's recipe for the
/// reviews: this program, and PyTorch with the same batches and settings.
///
/// In its first epoch a model has seen no review that it is given, so its loss there is that of a
/// test. What counts is the mean over the latest targets.
enum QualityRows {
  static var all: [Row] { [own, torch] }

  /// Targets whose mean loss says how good a model is: some hundred reviews.
  static let window = 50_000

  private static var own: Row {
    row("quality.reviews", "minutes until counting is beaten, on 25,000 reviews") { _ in [] }
  }

  private static var torch: Row {
    row("quality.torch", "the same, trained by PyTorch") { bench in
      guard let python = bench.python else { throw Skipped("name a Python with --peers") }
      return ["--trainer", "torch", "--ranks", "1", "--python", python]
    }
  }

  private static func row(
    _ name: String, _ title: String, arguments: @escaping (Bench) throws -> [String]
  ) -> Row {
    Row(name: name, title: title, quantity: .minutes, isMeasuredOnce: true) { bench in
      guard bench.takesWholeEpoch else { throw Skipped("takes many minutes; add --whole-epoch") }
      let arguments = try arguments(bench)
      return { try measure(bench, name: name, arguments) }
    }
  }

  private static func measure(
    _ bench: Bench, name: String, _ arguments: [String]
  ) throws -> Row.Sample {
    let output = bench.scratch.url.appending(path: name)
    let run = ["run", "--root", bench.root.path, "--output", output.path]
    _ = try Child.run(
      try Child.program("walkthrough"),
      run + ["--data", try bench.reviews().path, "--threads", "\(bench.threads)"] + arguments)
    let folder = RunFolder(output.appending(path: "imdb"))
    guard let record = folder.readRecord(), let train = record[.train] else {
      throw Problem("\(folder.record.path) can't be read")
    }
    let model = try ArtifactStore(folder: output.appending(path: "cache"))
      .product(.train, train.key, as: TrainedModel.self)
    func perplexity(_ name: String) throws -> Double {
      guard let value = record.value(named: QualifiedName(.evaluate, name))?.number else {
        throw Problem("\(folder.record.path) has no \(name)")
      }
      return value
    }
    let goals = [
      ("the bigram's", try perplexity("bigramPerplexity")),
      ("the best n-gram's", try perplexity("ngramPerplexity")),
    ]
    let times = goals.map { goal in
      seconds(of: model.log.steps, toPerplexity: goal.1)
    }
    let told = zip(goals, times).map { goal, time in
      let minutes = time.map { "\(Self.rounded($0 / 60)) min" } ?? "never"
      return "\(goal.0) \(Self.rounded(goal.1)): \(minutes)"
    }
    let last = "\(Self.rounded(try perplexity("perplexity"))) after "
    let whole = model.log.steps.reduce(0) { $0 + $1.seconds }
    return Row.Sample(
      amount: times[1].map { $0 / 60 } ?? .infinity, seconds: whole,
      note: (told + [last + "\(Self.rounded(whole / 60)) min"]).joined(separator: "; "))
  }

  /// The seconds of training until the mean loss over a window is that of a perplexity; `nil` if it
  /// never is.
  static func seconds(of steps: [TrainingStep], toPerplexity goal: Double) -> Double? {
    var (start, sum, tokens, seconds) = (0, 0.0, 0, 0.0)
    for step in steps {
      sum += step.loss * Double(step.tokens)
      tokens += step.tokens
      seconds += step.seconds
      while tokens - steps[start].tokens >= window {
        sum -= steps[start].loss * Double(steps[start].tokens)
        tokens -= steps[start].tokens
        start += 1
      }
      if tokens >= window, sum / Double(tokens) <= log(goal) { return seconds }
    }
    return nil
  }

  private static func rounded(_ number: Double) -> String {
    ValueFormat.decimal(1).string(.number(number))
  }
}
