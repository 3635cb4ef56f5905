import Record
import TensorFiles

/// The log in a file: its steps in columns, as there can be very many, and the rest in notes.
extension TrainingLog {
  static let columnNames = [
    "log.epoch", "log.tokens", "log.loss", "log.learningRate", "log.gradientNorm", "log.seconds",
  ]

  init(decoding file: TensorFile) throws {
    let (epochs, tokens) = (try file.integers("log.epoch"), try file.integers("log.tokens"))
    let losses = try file.float64("log.loss")
    let rates = try file.float64("log.learningRate")
    let norms = try file.float64("log.gradientNorm")
    let seconds = try file.float64("log.seconds")
    let counts = [tokens.count, losses.count, rates.count, norms.count, seconds.count]
    guard counts.allSatisfy({ $0 == epochs.count }) else {
      throw ProductError.missing(name: "log.tokens")
    }
    self.init(
      steps: epochs.indices.map { index in
        TrainingStep(
          step: index + 1, epoch: epochs[index], loss: losses[index], tokens: tokens[index],
          learningRate: rates[index], gradientNorm: norms[index], seconds: seconds[index])
      },
      epochs: try file.note("log.epochs"), tally: try file.note("log.tally"),
      engines: file.hasNote("log.engines") ? try file.note("log.engines") : [])
  }

  func encode(into file: inout TensorFile) throws {
    file.append("log.epoch", integers: steps.map(\.epoch))
    file.append("log.tokens", integers: steps.map(\.tokens))
    file.append("log.loss", .float64(steps.map(\.loss)))
    file.append("log.learningRate", .float64(steps.map(\.learningRate)))
    file.append("log.gradientNorm", .float64(steps.map(\.gradientNorm)))
    file.append("log.seconds", .float64(steps.map(\.seconds)))
    try file.setNote("log.epochs", epochs)
    try file.setNote("log.tally", tally)
    if !engines.isEmpty { try file.setNote("log.engines", engines) }
  }
}
