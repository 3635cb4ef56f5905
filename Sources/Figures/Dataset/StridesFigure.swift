import Drawings
import Pipeline
import Record
import Text
import Tokens

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
    let title = "How often each token is a target, by stride"
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
            ValueFormat.plain.string(.number($0.repeats)),
          ]
        }))
  }

  private func drawing(_ strides: [Stride]) -> Drawing {
    var chart = Chart(
      x: Chart.Axis(
        label: "stride", kind: .logarithmic,
        domain: Scale.domain(of: strides.map { Double($0.stride) }, .logarithmic)),
      y: Chart.Axis(
        label: "times per epoch", kind: .logarithmic,
        domain: Scale.domain(of: strides.map(\.repeats), .logarithmic)),
      height: 260)
    chart.line(strides.map { (Double($0.stride), $0.repeats) }, class: "series-1")
    for stride in strides {
      let isUsed = stride.stride == used
      chart.dot(
        Double(stride.stride), stride.repeats, radius: isUsed ? 6 : 3.5,
        class: isUsed ? "best" : "dot-1",
        note: "stride \(Format.count(stride.stride)): \(times(stride.repeats))")
      if isUsed { chart.note("this run", at: Double(stride.stride), stride.repeats) }
    }
    return chart.drawing
  }

  private func sentence(_ strides: [Stride], _ first: Stride) -> String {
    let here = strides.first { $0.stride == used }.map {
      "At this run’s stride, \(Format.count($0.stride)), a token in the middle of the text is a "
        + "target \(times($0.repeats)) per epoch; "
    }
    return (here ?? "") + "at stride \(Format.count(first.stride)) it would be "
      + "\(times(first.repeats)), with \(Format.count(first.targets)) targets in all."
  }

  private func times(_ count: Double) -> String {
    count == 1 ? "once" : "\(ValueFormat.plain.string(.number(count))) times"
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
