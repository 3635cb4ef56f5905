import Foundation
import Neural
import Pipeline
import Tokens

extension PromptCompleter {
  /// How surprising each word of a text is: −ln of the probability that the model gives it after
  /// those before it, in nats. Without a token that begins a text, the first word has none.
  ///
  /// - Throws: `UnknownWord`, `EmptyPrompt`, `UnusableLogits`.
  package func surprisals(of text: String) throws -> [(token: TokenID, surprisal: Double)] {
    var generator = TextGenerator(model: model)
    let tokens = try beginning(text)
    return try zip(tokens, tokens.dropFirst()).map { token, next in
      let logits = try generator.feed(token)
      let most = Double(logits.max() ?? 0)
      let sum = logits.reduce(0) { $0 + exp(Double($1) - most) }
      return (next, most + log(sum) - Double(logits[Int(next)]))
    }
  }
}
