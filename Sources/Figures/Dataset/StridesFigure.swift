import Drawings
import Pipeline
import Record
import Text
import Tokens
import Wording

/// How often a token is a target in an epoch, by stride.
package struct StridesFigure: StepFigure {
  package static let step = StepID.dataset

  /// What an epoch would be at a stride.
  struct Stride: Codable, Hashable, Sendable {
    let stride: Int
    let windows: Int
    /// Targets per epoch.
    let targets: Int
    /// How often a token far from both ends is a target in an epoch.
    let repeats: Double
  }

  /// Strides that a reader may consider.
  private static let usualStrides = [1, 2, 5, 10, 20, 50, 100]

  /// In ascending order, including that of the run.
  let strides: [Stride]
  /// The number of tokens from the start of one training window to the start of the next.
  let used: Int

  package func drawn(in values: RunValues) -> Figure? {
    let strides = strides.filter { $0.stride > 0 && $0.repeats > 0 }
    guard let first = strides.first, strides.count > 1 else { return nil }
    let title = localized("How often each token is a target, by stride")
    return Figure(
      title: title, sentence: sentence(strides, first), drawing: drawing(strides),
      named: "strides",
      table: DataTable(
        label: title,
        columns: [
          .number("stride"), .number("windows"), .number("targets per epoch"),
          .number("times per token"),
        ],
        rows: strides.map {
          [
            Format.count($0.stride), Format.count($0.windows), Format.count($0.targets),
            Format.plain($0.repeats),
          ]
        }))
  }

  private func drawing(_ strides: [Stride]) -> Drawing {
    var chart = Chart(
      x: Chart.Axis(
        label: localized("stride"), kind: .logarithmic,
        domain: Scale.domain(of: strides.map { Double($0.stride) }, .logarithmic)),
      y: Chart.Axis(
        label: localized("times per epoch"), kind: .logarithmic,
        domain: Scale.domain(of: strides.map(\.repeats), .logarithmic)),
      height: 260)
    chart.line(strides.map { (Double($0.stride), $0.repeats) }, class: "series-1")
    for stride in strides {
      let isUsed = stride.stride == used
      chart.dot(
        Double(stride.stride), stride.repeats, radius: isUsed ? 6 : 3.5,
        class: isUsed ? "best" : "dot-1",
        note: localized("stride \(Format.count(stride.stride)): \(Format.times(stride.repeats))"))
      if isUsed { chart.note(localized("this run"), at: Double(stride.stride), stride.repeats) }
    }
    return chart.drawing
  }

  private func sentence(_ strides: [Stride], _ first: Stride) -> String {
    let most = localized(
      "at stride \(Format.count(first.stride)) it would be \(Format.times(first.repeats)), with "
        + "\(Format.count(first.targets)) targets in all.")
    guard let here = strides.first(where: { $0.stride == used }) else { return most }
    return localized(
      "At this run’s stride, \(Format.count(here.stride)), a token in the middle of the text is a "
        + "target \(Format.times(here.repeats)) per epoch; \(most)")
  }
}

extension StridesFigure {
  /// `nil` if the sequences are documents.
  package init?(of run: StoredRun) throws {
    let sequences = try run.product(of: Dataset.self).train
    guard case .windows(let length, let used, _) = sequences.layout else { return nil }
    let targets = sequences.target == .shifted ? length : 1
    strides = Set(Self.usualStrides + [length, used]).sorted().map { stride in
      let windows = TokenSequences.windowCount(
        tokens: sequences.ids.count, length: length, stride: stride)
      return Stride(
        stride: stride, windows: windows, targets: windows * targets,
        repeats: Double(targets) / Double(stride))
    }
    self.used = used
  }
}
