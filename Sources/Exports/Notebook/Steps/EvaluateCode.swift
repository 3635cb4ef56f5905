import Random
import Record

extension NotebookCode {
  var evaluate: String {
    var parts: [String] = []
    if settings.text(.evaluate, "checkpoint") == "best" {
      parts.append(
        "# The model of the epoch with the lowest validation loss.\nmodel.load_state_dict(best)")
    }
    parts.append(
      """
      if len(test):
          test_loss = score(test)
          compare("evaluate.loss", test_loss)
          compare("evaluate.perplexity", math.exp(test_loss))
      """)
    if !continuations.isEmpty { parts.append(writing) }
    return parts.joined(separator: "\n\n\n")
  }

  private var writing: String {
    let temperature = settings.number(.evaluate, "temperature")
    let (topK, topP) = (settings.integer(.evaluate, "topK"), settings.number(.evaluate, "topP"))
    let seed = MersenneTwister.seed(settings.record.seed, stream: "continuations")
    let prompts = continuations.map {
      "    (\(Python.string($0.prompt)), \(Python.string($0.text))),"
    }.joined(separator: "\n")
    let specials = settings.hasSpecials
    var pick = [
      "def pick(logits):",
      "    \"\"\"One of the likeliest words, as likely as the model says.\"\"\"",
      "    logits = logits.double()",
    ]
    if specials { pick.append("    logits[[UNK, PAD, BOS]] = -math.inf  # these are no words") }
    pick.append("    likeliest = logits.argsort(descending=True, stable=True)")
    if temperature == 0 {
      pick.append("    return likeliest[0].item()")
    } else {
      let most = specials ? "len(words) - 3" : "len(words)"
      if topK > 0 {
        pick.append("    likeliest = likeliest[:min(\(topK), \(most))]")
      } else if specials {
        pick.append("    likeliest = likeliest[:\(most)]")
      }
      pick.append(
        "    weights = ((logits[likeliest] - logits[likeliest[0]]) / \(temperature)).exp()")
      if topP < 1 {
        pick += [
          "    enough = (weights.cumsum(0) < \(topP) * weights.sum()).sum().item() + 1",
          "    weights = weights[:enough]",
        ]
      }
      pick += [
        "    if len(weights) == 1:", "        return likeliest[0].item()",
        "    drawn = torch.rand((), dtype=torch.float64, generator=random).item() * weights.sum().item()",
        "    place = (weights.cumsum(0) <= drawn).sum().item()",
        "    return likeliest[min(place, len(weights) - 1)].item()",
      ]
    }
    let beginning =
      specials
      ? "[BOS] + [ids.get(word, UNK) for word in tokenize(prompt)]"
      : "[ids[word] for word in tokenize(prompt)]"
    let joint = settings.text(.vocab, "tokenizer") == "characters" ? "\"\"" : "\" \""
    return """
      random = torch.Generator().manual_seed(\(seed))


      \(pick.joined(separator: "\n"))


      @torch.no_grad()
      def write_on(prompt, length):
          \"\"\"What the model writes after a prompt. It reads each word once, and keeps its state.\"\"\"
          model.eval()
          state, written = None, []
          pending = \(beginning)
          while True:
              for id in pending:
                  output, state = model.lstm(model.embedding(torch.tensor([[id]])), state)
              if len(written) == length:
                  break
              id = pick(model.linear(output)[0, 0])
      \(specials ? "        if id == EOS:\n            break\n" : "")        written.append(words[id])
              pending = [id] if len(written) < length else []
          return \(joint).join(written)


      # Prompts, and what the run's model wrote after them.
      for prompt, theirs in [
      \(prompts)
      ]:
          print(prompt, "…")
          print("  here:   ", write_on(prompt, \(settings.integer(.evaluate, "length"))))
          print("  the run:", theirs)
      """
  }
}
