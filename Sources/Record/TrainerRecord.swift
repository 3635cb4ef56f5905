/// A trainer other than this program's own, as far as results depend on it. It is part of the key of
/// the train step.
package struct TrainerRecord: Codable, Hashable, Sendable {
  package enum Device: String, Codable, CaseIterable, Sendable {
    case cpu
    /// NVIDIA GPUs, one for each process.
    case cuda
  }

  /// How the gradients of several processes are added.
  package enum Reduction: String, Codable, CaseIterable, Sendable {
    /// In one order, piece by piece: any number of processes gives the same bits.
    case exact
    /// In the order that is fastest.
    case fast
  }

  /// The number of pieces that a batch is cut into, unless there are more processes.
  package static let standardPieces = 4

  package var device: Device
  package var reduction: Reduction
  /// The number of pieces of a batch, whose gradients are added in order.
  package var pieces: Int

  package init(
    device: Device = .cpu, reduction: Reduction = .exact,
    pieces: Int = TrainerRecord.standardPieces
  ) {
    self.device = device
    self.reduction = reduction
    self.pieces = pieces
  }
}

extension TrainerRecord: CustomStringConvertible {
  /// "torch, cpu, exact", and what else isn't the default.
  package var description: String {
    var parts = ["torch", device.rawValue, reduction.rawValue]
    if pieces != Self.standardPieces, reduction == .exact { parts.append("\(pieces) pieces") }
    return parts.joined(separator: ", ")
  }

  /// The name of this program's own trainer, which has no record.
  package static let own = "own"
}
