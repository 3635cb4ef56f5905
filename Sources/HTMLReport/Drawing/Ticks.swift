import Foundation
import Record

/// Where an axis is marked, and how the marks are written.
enum Ticks {
  /// 1, 2 or 5 times a power of ten, such that about `count` of them fit into the domain.
  static func step(for domain: ClosedRange<Double>, about count: Int = 5) -> Double {
    let rough = (domain.upperBound - domain.lowerBound) / Double(count)
    let power = pow(10, log10(rough).rounded(.down))
    let factor = [1, 2, 5].first { $0 * power >= rough * 0.99 } ?? 10
    return factor * power
  }

  /// The values within the domain of `scale` that get a mark, in rising order.
  static func values(of scale: Scale, about count: Int = 5) -> [Double] {
    switch scale.kind {
    case .linear: linear(scale.domain, count)
    case .logarithmic: logarithmic(scale.domain)
    }
  }

  private static func linear(_ domain: ClosedRange<Double>, _ count: Int) -> [Double] {
    let step = step(for: domain, about: count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Powers of ten; where fewer than two of them fit, also two and five times each.
  private static func logarithmic(_ domain: ClosedRange<Double>) -> [Double] {
    let exponents =
      Int(
        log10(domain.lowerBound).rounded(.down))...Int(
        log10(domain.upperBound).rounded(.up))
    let stride = max(1, exponents.count / 8)
    let powers = exponents.filter { $0 % stride == 0 }.map { pow(10, Double($0)) }
    let isInside = { (value: Double) in
      value >= domain.lowerBound * 0.999 && value <= domain.upperBound * 1.001
    }
    let inside = powers.filter(isInside)
    if inside.count > 2 { return inside }
    return exponents.flatMap { exponent in [1, 2, 5].map { $0 * pow(10, Double(exponent)) } }
      .filter(isInside)
  }

  /// `value` with as many digits as tell it from its neighbours `step` away.
  static func label(_ value: Double, step: Double) -> String {
    if abs(value) >= 1e6, value.truncatingRemainder(dividingBy: 1e5) == 0 {
      let millions = value / 1e6
      return ValueFormat.decimal(millions == millions.rounded() ? 0 : 1)
        .string(.number(millions)) + " M"
    }
    let digits = step >= 1 ? 0 : min(6, Int((-log10(step)).rounded(.up)))
    return ValueFormat.decimal(digits).string(.number(value))
  }
}
