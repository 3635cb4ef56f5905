import Foundation
import Kernels
import Random

/// How the next word is picked from a distribution.
package struct Sampler: Hashable, Sendable {
  /// Below 1 favours likely words, above 1 evens out; 0 always takes the likeliest.
  package var temperature: Double
  /// Only so many of the likeliest words can be picked; 0 for all.
  package var topK: Int
  /// Words that are never picked.
  package var excluded: Set<Int32>

  package init(temperature: Double, topK: Int, excluded: Set<Int32> = []) {
    self.temperature = temperature
    self.topK = topK
    self.excluded = excluded
  }

  /// Picks a word; `nil` where none is allowed.
  ///
  /// - Parameter logits: one for each word.
  package func pick(from logits: [Float], random: inout MersenneTwister) -> Int32? {
    // Likeliest first, and equal ones by id, so that the same draw always gives the same word.
    var words = logits.indices.map(Int32.init).filter { !excluded.contains($0) }
    words.sort { (logits[Int($1)], $0) < (logits[Int($0)], $1) }
    if topK > 0 { words = Array(words.prefix(topK)) }
    guard let likeliest = words.first else { return nil }
    guard temperature > 0 else { return likeliest }
    let most = Double(logits[Int(likeliest)])
    let weights = words.map { exp((Double(logits[Int($0)]) - most) / temperature) }
    var rest = random.uniform() * weights.reduce(0, +)
    for (word, weight) in zip(words, weights) {
      rest -= weight
      if rest < 0 { return word }
    }
    return words.last
  }
}
