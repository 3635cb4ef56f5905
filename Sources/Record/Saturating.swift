/// Figures are read from files, which may contain any number: a sum that overflows stays at the
/// largest integer.
extension Sequence<Int> {
  package var saturatingSum: Int {
    reduce(0) { sum, value in
      let (next, isPast) = sum.addingReportingOverflow(value)
      return isPast ? .max : next
    }
  }

  package var saturatingProduct: Int {
    reduce(1) { product, value in
      let (next, isPast) = product.multipliedReportingOverflow(by: value)
      return isPast ? .max : next
    }
  }
}
