import Foundation
import Kernels
import Random
import Tokens

/// How the next token is picked from a distribution.
///
/// Divides the logits by the temperature, keeps the `topK` likeliest tokens and, of these, the
/// fewest whose probabilities add up to the share `topP` of their total, and draws one of the
/// tokens left.
///
/// Source: Fan, Lewis and Dauphin, "Hierarchical Neural Story Generation" (2018), for top-k;
/// Holtzman et al., "The Curious Case of Neural Text Degeneration" (2020), section 3.1, for top-p.
package struct Sampler: Hashable, Sendable {
  /// Below 1 favours likely tokens, above 1 flattens the distribution; 0 always picks the
  /// likeliest.
  package var temperature: Double
  /// The number of likeliest tokens that can be picked; 0 for all.
  package var topK: Int
  /// The share of the probability that the tokens that can be picked have together; 1 for all.
  package var topP: Double
  /// Words that are never picked.
  package var excluded: Set<TokenID>

  package init(
    temperature: Double, topK: Int, topP: Double = 1, excluded: Set<TokenID> = []
  ) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.excluded = excluded
  }

  /// Picks a token; `nil` if none is allowed.
  ///
  /// - Parameter logits: one for each token.
  package func pick(from logits: [Float], random: inout MersenneTwister) -> TokenID? {
    pick(from: choices(from: logits), random: &random)
  }

  private func pick(from choices: [Choice], random: inout MersenneTwister) -> TokenID? {
    guard choices.count > 1 else { return choices.first?.token }
    var rest = random.uniform() * choices.reduce(0) { $0 + $1.weight }
    for choice in choices {
      rest -= choice.weight
      if rest < 0 { return choice.token }
    }
    return choices.last?.token
  }

  /// A token that can be picked, with a probability of its share of all weights.
  private struct Choice {
    let token: TokenID
    let weight: Double
  }

  // snippet.choices
  /// The tokens that can be picked, likeliest first.
  private func choices(from logits: [Float]) -> [Choice] {
    var tokens = ranked(logits)
    guard let likeliest = tokens.first else { return [] }
    guard temperature > 0 else { return [Choice(token: likeliest, weight: 1)] }
    if topK > 0 { tokens.removeLast(max(0, tokens.count - topK)) }
    let most = Double(logits[Int(likeliest)])
    let choices = tokens.map {
      Choice(token: $0, weight: exp((Double(logits[Int($0)]) - most) / temperature))
    }
    return nucleus(of: choices)
  }

  /// The fewest likeliest tokens whose weights reach the share `topP` of the total; at least one.
  private func nucleus(of choices: [Choice]) -> [Choice] {
    guard topP < 1 else { return choices }
    let enough = topP * choices.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    for (place, choice) in choices.enumerated() {
      sum += choice.weight
      if sum >= enough { return Array(choices[...place]) }
    }
    return choices
  }
  // snippet.end

  /// The tokens that aren't excluded, likeliest first and ties by id, so that the same draw always
  /// gives the same token.
  private func ranked(_ logits: [Float]) -> [TokenID] {
    logits.indices.map(TokenID.init).filter { !excluded.contains($0) }
      .sorted { (logits[Int($1)], $0) < (logits[Int($0)], $1) }
  }
}

extension Sampler {
  /// A token that could come next.
  package struct Candidate: Hashable, Sendable {
    package let token: TokenID
    /// Its probability under the model: the softmax of all logits.
    package let probability: Double
    /// The probability of being picked; 0 for a token that was cut off.
    package let chance: Double
  }

  /// Every token that isn't excluded, likeliest first.
  package func candidates(from logits: [Float]) -> [Candidate] {
    let most = Double(logits.max() ?? 0)
    let total = logits.reduce(0) { $0 + exp(Double($1) - most) }
    let choices = choices(from: logits)
    let weights = choices.reduce(0) { $0 + $1.weight }
    return ranked(logits).enumerated().map { place, token in
      Candidate(
        token: token, probability: exp(Double(logits[Int(token)]) - most) / total,
        chance: place < choices.count ? choices[place].weight / weights : 0)
    }
  }
}
