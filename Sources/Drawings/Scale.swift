import Foundation

/// Maps values to positions along an axis.
package struct Scale: Hashable {
  package enum Kind: Hashable {
    case linear, logarithmic
  }

  package let kind: Kind
  /// Positive where the axis is logarithmic; never empty.
  package let domain: ClosedRange<Double>
  /// The positions of the domain's bounds in the drawing.
  package let start: Double
  package let end: Double

  package init(_ kind: Kind, domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(domain.lowerBound < domain.upperBound, "An axis needs a non-empty domain")
    precondition(kind == .linear || domain.lowerBound > 0, "A logarithmic axis has no zero")
    self.kind = kind
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The position of `value`; `nil` if the axis can't show it.
  package func position(_ value: Double) -> Double? {
    guard value.isFinite, kind == .linear || value > 0 else { return nil }
    let share =
      switch kind {
      case .linear:
        (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
      case .logarithmic:
        log(value / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
      }
    return start + share * (end - start)
  }

  /// The range of the values that an axis of this kind can show, widened where it is a single
  /// point or empty.
  package static func domain(
    of values: some Sequence<Double>, _ kind: Kind, fromZero: Bool = false
  ) -> ClosedRange<Double> {
    let shown = values.filter {
      $0.isFinite && abs($0) < 1e15 && (kind == .linear || $0 > 1e-15)
    }
    guard var low = shown.min(), var high = shown.max() else {
      return kind == .linear ? 0...1 : 1...10
    }
    if fromZero, kind == .linear {
      low = min(low, 0)
      high = max(high, 0)
    }
    if high - low > abs(high) * 1e-9 { return low...high }
    if kind == .logarithmic { return (low / 2)...(high * 2) }
    let margin = max(abs(low) / 10, 0.5)
    return (low - margin)...(high + margin)
  }

  /// `domain`, extended to the next tick on both sides.
  package static func rounded(_ domain: ClosedRange<Double>, _ kind: Kind) -> ClosedRange<Double> {
    switch kind {
    case .linear:
      let step = Ticks.step(for: domain, about: 4)
      let low = (domain.lowerBound / step).rounded(.down) * step
      return low...max((domain.upperBound / step).rounded(.up) * step, low + step)
    case .logarithmic:
      let low = pow(10, log10(domain.lowerBound).rounded(.down))
      return low...max(pow(10, log10(domain.upperBound).rounded(.up)), low * 10)
    }
  }
}
