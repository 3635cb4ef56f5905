import Neural

/// Training and scoring on random words, without padding: the speed of the arithmetic alone.
enum ShapeRows {
  static var all: [Row] {
    [
      train("small", reach: 0.85), train("paper", reach: 0.9), train("book", reach: 0.75),
      evaluate("small"), evaluate("paper"), evaluate("book"),
    ]
  }

  /// The number of steps whose median one measurement takes.
  private static let steps = 3

  private static func shape(_ name: String) -> Shape {
    guard let shape = Shape.all.first(where: { $0.name == name }) else {
      preconditionFailure("no shape is called \(name)")
    }
    return shape
  }

  private static func operationsPerTarget(_ shape: Shape) -> Double {
    TrainingCost(of: shape.model).operationsPerTarget
  }

  /// Optimizer steps, including Adam's update.
  private static func train(_ name: String, reach: Double) -> Row {
    let shape = shape(name)
    return Row(
      name: "train.\(name)", title: "training, shape \(name)", quantity: .shareOfSgemm,
      goal: Row.Goal(reach: reach),
      peerGoal: Row.PeerGoal(goal: Row.Goal(reach: 2.2)) { _ in ["train"] + shape.arguments }
    ) { bench in
      let workload = ModelWorkload(shape.model, dropout: shape.dropout, threads: bench.threads)
      let batch = shape.sequences(shape.batch)
      workload.step(batch)
      return {
        let times = (0..<steps).map { _ in seconds { workload.step(batch) } }
        return Row.Sample(
          amount: operationsPerTarget(shape) * Double(shape.tokens), seconds: median(times),
          tokens: Double(shape.tokens))
      }
    }
  }

  /// Scoring of a few batches. The forward pass is a third of the arithmetic of training.
  private static func evaluate(_ name: String) -> Row {
    let shape = shape(name)
    return Row(
      name: "evaluate.\(name)", title: "evaluation, shape \(name)", quantity: .shareOfSgemm,
      goal: Row.Goal(reach: 0.85),
      peerGoal: Row.PeerGoal(goal: Row.Goal(reach: 1.5)) { _ in ["evaluate"] + shape.arguments }
    ) { bench in
      let workload = ModelWorkload(shape.model, threads: bench.threads)
      let sequences = shape.sequences(4 * shape.batch)
      let tokens = Double(sequences.count * shape.length)
      workload.score(sequences)
      return {
        let times = (0..<steps).map { _ in seconds { workload.score(sequences) } }
        return Row.Sample(
          amount: operationsPerTarget(shape) / 3 * tokens, seconds: median(times), tokens: tokens)
      }
    }
  }
}
