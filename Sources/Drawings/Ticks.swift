import Foundation
import Record

/// The ticks of an axis and their labels.
package enum Ticks {
  /// 1, 2 or 5 times a power of ten, chosen so that about `count` steps fit in the domain.
  package static func step(for domain: ClosedRange<Double>, about count: Int) -> Double {
    let rough = (domain.upperBound - domain.lowerBound) / Double(count)
    let power = pow(10, log10(rough).rounded(.down))
    let factor = [1.0, 2, 5, 10].min { distance($0 * power, rough) < distance($1 * power, rough) }
    return (factor ?? 1) * power
  }

  /// The absolute logarithm of the ratio of two steps.
  private static func distance(_ one: Double, _ other: Double) -> Double { abs(log(one / other)) }

  /// The tick values within the domain of `scale`, in ascending order.
  package static func values(of scale: Scale, about count: Int) -> [Double] {
    switch scale.kind {
    case .linear: linear(scale.domain, count)
    case .logarithmic: logarithmic(scale.domain, count)
    }
  }

  private static func linear(_ domain: ClosedRange<Double>, _ count: Int) -> [Double] {
    let step = step(for: domain, about: count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Powers of ten, or every second or third where there are many; also 2 and 5 times each where
  /// fewer than two fit.
  private static func logarithmic(_ domain: ClosedRange<Double>, _ count: Int) -> [Double] {
    let exponents =
      Int(
        log10(domain.lowerBound).rounded(.down))...Int(
        log10(domain.upperBound).rounded(.up))
    let stride = max(1, exponents.count / count)
    let powers = exponents.filter { $0 % stride == 0 }.map { pow(10, Double($0)) }
    let isInside = { (value: Double) in
      value >= domain.lowerBound * 0.999 && value <= domain.upperBound * 1.001
    }
    let inside = powers.filter(isInside)
    if inside.count > 2 { return inside }
    return exponents.flatMap { exponent in [1, 2, 5].map { $0 * pow(10, Double(exponent)) } }
      .filter(isInside)
  }

  /// The tick labels of an axis: 0, 10 k, 20 k. On a linear axis all have the same unit and number
  /// of decimals.
  package static func labels(of values: [Double], on kind: Scale.Kind) -> [String] {
    guard kind == .linear else { return values.map(logarithmicLabel) }
    let step = values.count > 1 ? values[1] - values[0] : abs(values.first ?? 1)
    let common = unit(for: values.map(abs).max() ?? 0)
    return values.map { label($0, step: step, unit: common) }
  }

  /// A label, as a power of ten where it would take many zeros.
  private static func logarithmicLabel(_ value: Double) -> String {
    let exponent = log10(value).rounded()
    let isTinyPower = value < 0.01 && abs(value / pow(10, exponent) - 1) < 1e-9
    if isTinyPower { return ValueFormat.power(Int(exponent)) }
    return value < 0.01
      ? ValueFormat.scientific.string(.number(value))
      : label(value, step: value, unit: unit(for: value))
  }

  /// The unit that keeps `value` short.
  private static func unit(for value: Double) -> (name: String, size: Double) {
    [("M", 1e6), ("k", 1e4)].first { value >= $0.1 }.map { ($0.0, $0.0 == "k" ? 1e3 : $0.1) }
      ?? ("", 1)
  }

  /// `value` with enough decimals to distinguish it from its neighbours `step` away.
  private static func label(
    _ value: Double, step: Double, unit: (name: String, size: Double)
  ) -> String {
    let step = step / unit.size
    let digits = step >= 1 || step <= 0 ? 0 : min(6, Int((-log10(step)).rounded(.up)))
    let number = ValueFormat.decimal(digits).string(.number(value / unit.size))
    return unit.name.isEmpty || value == 0 ? number : "\(number) \(unit.name)"
  }
}
