extension Claim {
  /// What a run says about a claim.
  package enum Verdict: Hashable, Sendable {
    /// Both sides with their values, such as "31.2 < 33.0".
    case holds(detail: String)
    case fails(detail: String)
    /// The first name for which the run has no value.
    case notChecked(missing: String)
  }

  /// A name in the claim and its location.
  package struct Name: Hashable, Sendable {
    package var name: String
    package var location: SourceLocation
  }

  /// Every occurrence of a name, from left to right.
  package var names: [Name] { left.names + right.names }

  /// Compares the two sides.
  ///
  /// A side that is not a number, as after a division by zero, makes any claim false, even `!=`,
  /// because the comparison says nothing.
  ///
  /// - Parameters:
  ///   - text: a number as it is shown wherever the text names it; `nil` for any way that will do.
  ///   - lookup: the value of a name; `nil` if this run has none.
  package func check(
    text: (String) -> String? = { _ in nil }, lookup: (String) -> Double?
  ) -> Verdict {
    var values: [String: Double] = [:]
    for name in names where values[name.name] == nil {
      guard let value = lookup(name.name) else { return .notChecked(missing: name.name) }
      values[name.name] = value
    }
    let one = left.value(values)
    let other = right.value(values)
    let (oneText, otherText) = sides(one, other, text: text)
    let detail = "\(oneText) \(comparison.rawValue) \(otherText)"
    if one.isNaN || other.isNaN { return .fails(detail: detail + " (not a number)") }
    return comparison.holds(one, other) ? .holds(detail: detail) : .fails(detail: detail)
  }
}

extension Claim {
  /// Both sides: as the text shows them, if that tells unequal ones apart.
  private func sides(
    _ one: Double, _ other: Double, text: (String) -> String?
  ) -> (String, String) {
    func shown(_ side: Expression) -> String? {
      if case .name(let name, _) = side { text(name) } else { nil }
    }
    let sides: (String, String)? =
      switch (shown(left), shown(right)) {
      case (let one?, let other?): (one, other)
      case (let one?, nil): (one, SidesFormat.string(other, like: one))
      case (nil, let other?): (SidesFormat.string(one, like: other), other)
      case (nil, nil): nil
      }
    guard let sides, sides.0 != sides.1 || one == other else {
      return SidesFormat.strings(one, other)
    }
    return sides
  }
}

extension Claim.Comparison {
  fileprivate func holds(_ one: Double, _ other: Double) -> Bool {
    switch self {
    case .less: one < other
    case .lessOrEqual: one <= other
    case .greater: one > other
    case .greaterOrEqual: one >= other
    case .equal: one == other
    case .notEqual: one != other
    }
  }
}

extension Expression {
  fileprivate var names: [Claim.Name] {
    switch self {
    case .number: []
    case .name(let name, let location): [Claim.Name(name: name, location: location)]
    case .negated(let inner): inner.names
    case .sum(let one, let other), .difference(let one, let other), .product(let one, let other),
      .quotient(let one, let other):
      one.names + other.names
    }
  }

  /// The value; NaN after a division by zero and for names missing from `values`.
  fileprivate func value(_ values: [String: Double]) -> Double {
    switch self {
    case .number(let value): return value
    case .name(let name, _): return values[name] ?? .nan
    case .negated(let inner): return -inner.value(values)
    case .sum(let one, let other): return one.value(values) + other.value(values)
    case .difference(let one, let other): return one.value(values) - other.value(values)
    case .product(let one, let other): return one.value(values) * other.value(values)
    case .quotient(let one, let other):
      let divisor = other.value(values)
      return divisor == 0 ? .nan : one.value(values) / divisor
    }
  }
}
