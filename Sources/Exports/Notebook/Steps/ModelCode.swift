import Record

extension NotebookCode {
  var model: String {
    let layers = settings.integer(.model, "layers")
    let (before, between, after) = (
      settings.number(.model, "inputDropout"), settings.number(.model, "dropout"),
      settings.number(.model, "outputDropout")
    )
    let isTied = settings.isOn(.model, "tied")
    let padding = settings.hasSpecials ? ", padding_idx=PAD" : ""
    let dropout = layers > 1 && between > 0 ? ", dropout=\(between)" : ""
    var lines = [
      "class LanguageModel(nn.Module):",
      "    \"\"\"Embedding, LSTM and a linear layer: at each position, a score for every next word.\"\"\"",
      "",
      "    def __init__(self, vocabulary, embedding, hidden, layers):",
      "        super().__init__()",
      "        self.embedding = nn.Embedding(vocabulary, embedding\(padding))",
      "        self.lstm = nn.LSTM(embedding, hidden, layers\(dropout), batch_first=True)",
      "        self.linear = nn.Linear(hidden, vocabulary)",
    ]
    if isTied {
      lines += [
        "        # One table for both ends, whose values are small: they are weights as well.",
        "        self.linear.weight = self.embedding.weight",
        "        nn.init.uniform_(self.linear.weight, -0.1, 0.1)",
        "        nn.init.zeros_(self.linear.bias)",
      ]
    }
    lines += ["", "    def forward(self, ids):", "        vectors = self.embedding(ids)"]
    if before > 0 { lines.append("        vectors = F.dropout(vectors, \(before), self.training)") }
    lines.append("        states, _ = self.lstm(vectors)")
    if after > 0 { lines.append("        states = F.dropout(states, \(after), self.training)") }
    lines += [
      "        return self.linear(states)", "", "", "torch.manual_seed(SEED)",
      "model = LanguageModel(",
      "    len(words), embedding=\(settings.integer(.model, "embedding")), "
        + "hidden=\(settings.integer(.model, "hidden")), layers=\(layers))",
    ]
    if !settings.text(.model, "weights").isEmpty {
      lines += [
        "from safetensors.torch import load_file", "",
        "model.load_state_dict(load_file(DATA / \"weights.safetensors\"))",
      ]
    }
    lines += [
      "",
      "compare(\"model.parameters\", sum(weights.numel() for weights in model.parameters()))",
      "print(model)",
    ]
    return lines.joined(separator: "\n")
  }
}
