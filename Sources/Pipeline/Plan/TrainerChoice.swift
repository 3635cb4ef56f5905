import Chapters
import Foundation
import Record

/// What trains the model.
package enum TrainerChoice: Hashable, Sendable {
  /// This program, in its own process.
  case own
  case torch(TorchOptions)

  /// What enters the key of the train step; `nil` for the own trainer.
  package var record: TrainerRecord? {
    switch self {
    case .own: nil
    case .torch(let options): options.record
    }
  }

  /// Why this can't train with some settings; `nil` if it can.
  func problem(with settings: TrainSettings) -> SettingProblem? {
    switch (self, settings.precision) {
    case (_, .float32): nil
    case (.own, _):
      SettingProblem(
        "precision", "needs PyTorch: add --trainer torch, or choose .float32")
    case (.torch(let options), .tf32) where options.record.device == .cpu:
      SettingProblem(
        "precision",
        "rounds on NVIDIA GPUs only: add --device cuda, or choose .float32 or .bfloat16")
    case (.torch, _): nil
    }
  }
}

/// How PyTorch trains.
package struct TorchOptions: Hashable, Sendable {
  /// The number of processes. It changes no result of exact sums.
  package let ranks: Int
  /// The Python that has PyTorch: a path, or a name to look up.
  package let python: String
  package let record: TrainerRecord

  package static let defaultPython = "python3"
  package static let mostRanks = 4096

  /// - Parameter ranks: `nil` for as many as this machine suits.
  package init(
    ranks: Int? = nil, python: String = TorchOptions.defaultPython,
    device: TrainerRecord.Device = .cpu, reduction: TrainerRecord.Reduction = .exact
  ) {
    let ranks = ranks ?? Self.suitableRanks(for: device)
    self.ranks = ranks
    self.python = python
    let standard = TrainerRecord.standardPieces
    record = TrainerRecord(
      device: device, reduction: reduction,
      pieces: reduction == .fast || standard.isMultiple(of: ranks) ? standard : ranks)
  }

  /// A process for each core, up to the number of pieces; one GPU.
  private static func suitableRanks(for device: TrainerRecord.Device) -> Int {
    guard device == .cpu else { return 1 }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return [4, 2].first { $0 <= cores } ?? 1
  }
}
