import Kernels

/// The Adam optimizer: its settings, and the moments of each parameter.
///
/// With a weight decay it is AdamW: each step first shrinks every parameter, whatever its gradient.
///
/// Source: Kingma and Ba (2015), `torch.optim.Adam`; Loshchilov and Hutter, "Decoupled Weight Decay
/// Regularization" (2019), `torch.optim.AdamW`.
package struct Adam: Sendable {
  package var learningRate: Double
  package var beta1: Double
  package var beta2: Double
  package var epsilon: Double
  /// The fraction of each parameter that a step at a learning rate of 1 takes away.
  package var weightDecay: Double
  /// The steps taken so far.
  package private(set) var step = 0
  /// The running mean of each gradient, and of its square.
  package let firstMoment: Floats
  package let secondMoment: Floats
  /// Whether each row of the sparsely touched table has moments; recomputed from them when empty.
  private var isAwake: [Bool] = []

  /// - Parameter count: the number of parameters.
  package init(
    count: Int, learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    firstMoment = Floats(count: count)
    secondMoment = Floats(count: count)
  }

  /// Takes one step against the gradients.
  ///
  /// A row of a sparse table that no batch has touched has zero gradient and moments: without
  /// weight decay it would not change, so it is skipped.
  ///
  /// - Parameters:
  ///   - rows: the rows of the sparse table that have a gradient; `nil` updates everything.
  ///   - scale: the clipping factor for the gradients.
  package mutating func update(
    _ parameters: Floats, with gradients: Floats, rows: TouchedRows? = nil, scale: Float = 1,
    threads: Int = 1
  ) {
    step += 1
    let ranges = moving(weightDecay == 0 ? rows : nil, of: parameters.count)
    let adam = self
    Parallel.forEach(ranges.count, threads: threads) { _, index in
      let range = ranges[index]
      AdamUpdate.apply(
        parameters: parameters[range], gradient: gradients[range],
        firstMoment: adam.firstMoment[range], secondMoment: adam.secondMoment[range],
        step: adam.step, learningRate: adam.learningRate, beta1: adam.beta1, beta2: adam.beta2,
        epsilon: adam.epsilon, weightDecay: adam.weightDecay, gradientScale: scale)
    }
  }

  /// Everything except rows that no batch has touched, in pieces for the threads.
  private mutating func moving(_ touched: TouchedRows?, of count: Int) -> [Range<Int>] {
    guard let touched else { return Parallel.ranges(of: 0..<count) }
    if isAwake.count != touched.tableRows {
      isAwake = (0..<touched.tableRows).map { row in
        let range = touched.range(of: row)
        return !isZero(firstMoment[range]) || !isZero(secondMoment[range])
      }
    }
    for row in touched.rows { isAwake[row] = true }
    var ranges = touched.dense.flatMap(Parallel.ranges(of:))
    var row = 0
    while row < isAwake.count {
      let end = isAwake[row...].firstIndex { $0 != isAwake[row] } ?? isAwake.count
      if isAwake[row] { ranges += Parallel.ranges(of: touched.range(of: row..<end)) }
      row = end
    }
    return ranges
  }

  /// Resumes from an earlier state.
  package mutating func restore(step: Int, firstMoment: Floats, secondMoment: Floats) {
    self.step = step
    copy(firstMoment, to: self.firstMoment)
    copy(secondMoment, to: self.secondMoment)
    isAwake = []
  }
}
