import Kernels

/// Clipping by global norm: scales all gradients together and keeps their direction.
///
/// Source: Pascanu et al., "On the difficulty of training recurrent neural networks" (2013);
/// `torch.nn.utils.clip_grad_norm_`.
package enum Clipping {
  // snippet.clip
  /// The L2 norm of all gradients as one vector.
  package static func norm(of gradients: Floats, threads: Int = 1) -> Double {
    let pieces = Parallel.ranges(of: 0..<gradients.count)
    let sums = Results(repeating: 0.0, count: pieces.count)
    Parallel.forEach(pieces.count, threads: threads) { _, index in
      sums[index] = sumOfSquares(gradients[pieces[index]])
    }
    return sums.all.reduce(0, +).squareRoot()
  }

  /// The factor that brings the gradients' norm to at most `limit`; 0 means no limit.
  package static func factor(norm: Double, limit: Double) -> Float {
    limit == 0 ? 1 : Float(min(1, limit / (norm + 1e-6)))
  }
  // snippet.end
}
