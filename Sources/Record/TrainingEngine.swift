/// What trained a model from one step on: this program, or PyTorch on some devices.
package struct TrainingEngine: Codable, Hashable, Sendable {
  /// The first optimizer step that it took.
  package var firstStep: Int
  /// "own" or "torch".
  package var trainer: String
  package var version: String?
  /// "cpu" or "cuda".
  package var device: String?
  /// The processor or the GPU.
  package var model: String?
  /// The number of processes, and of hosts that they ran on.
  package var ranks: Int?
  package var hosts: Int?
  package var reduction: String?
  package var precision: String?
  /// The most by which that precision moved the loss of an epoch's last batch, as a share of it.
  package var lossShift: Double?

  /// This program's own trainer.
  package init(ownFrom firstStep: Int) {
    self.firstStep = firstStep
    trainer = TrainerRecord.own
  }

  package var isOwn: Bool { trainer == TrainerRecord.own }
}

extension TrainingEngine: CustomStringConvertible {
  /// "PyTorch 2.13.0, 2 processes on AMD EPYC (cpu), exact sums".
  package var description: String {
    guard !isOwn else { return "walkthrough" }
    let ranks = ranks ?? 1
    var place = ranks == 1 ? "1 process" : "\(ranks) processes"
    if let hosts, hosts > 1 { place += " of \(hosts) hosts" }
    place += " on \(model ?? "an unknown processor") (\(device ?? "cpu"))"
    var parts = ["PyTorch \(version ?? "of unknown version")", place]
    if let reduction { parts.append("\(reduction) sums") }
    if let precision, precision != TrainingPrecision.float32.rawValue {
      parts.append(precision + (lossShift.map(Self.effect) ?? ""))
    }
    return parts.joined(separator: ", ")
  }

  private static func effect(_ shift: Double) -> String {
    " (relative error of losses up to \(ValueFormat.scientific.string(.number(shift))))"
  }
}

extension [TrainingEngine] {
  /// Every engine that had a part, in order: "walkthrough; from step 151 on PyTorch 2.13.0, …".
  package var phrase: String {
    guard let first else { return "walkthrough" }
    let own = first.firstStep > 1 ? [TrainingEngine(ownFrom: 1)] : []
    return (own + self).map {
      $0.firstStep > 1 ? "from step \($0.firstStep) on \($0)" : "\($0)"
    }.joined(separator: "; ")
  }
}
