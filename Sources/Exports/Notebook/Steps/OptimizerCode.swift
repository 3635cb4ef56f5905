import Record

extension NotebookCode {
  var optimizer: String {
    [criterion, score, adam, schedule, demonstration].filter { !$0.isEmpty }
      .joined(separator: "\n\n\n")
  }

  private var criterion: String {
    let ignored = settings.hasSpecials && !settings.isInWindows ? "ignore_index=PAD" : ""
    let reading =
      settings.hasOneTarget
      ? """
          # Only the token after the whole window is a target.
          logits, targets = model(batch[:, :-1])[:, -1:], batch[:, -1:]
      """
      : "    logits, targets = model(batch[:, :-1]), batch[:, 1:]"
    return """
      mean_loss = nn.CrossEntropyLoss(\(ignored))
      total_loss = nn.CrossEntropyLoss(\(ignored.isEmpty ? "" : ignored + ", ")reduction="sum")


      def predict(model, batch):
          \"\"\"The scores at each position of a batch, and the words that follow there.\"\"\"
      \(reading)
          return logits.flatten(0, 1), targets.flatten()
      """
  }

  private var score: String {
    let counted =
      settings.hasSpecials && !settings.isInWindows
      ? "(targets != PAD).sum().item()" : "len(targets)"
    return """
      @torch.no_grad()
      def score(rows):
          \"\"\"The mean loss over all targets: each counts once, however rows are batched.\"\"\"
          model.eval()
          total, count = 0.0, 0
          for start in range(0, len(rows), BATCH):
              logits, targets = predict(model, pad(rows[start:start + BATCH]))
              total += total_loss(logits, targets).item()
              count += \(counted)
          return total / count
      """
  }

  private var adam: String {
    let decay = settings.number(.optimizer, "weightDecay")
    let name = decay > 0 ? "AdamW" : "Adam"
    return """
      def make_optimizer(model):
          return torch.optim.\(name)(
              model.parameters(), lr=\(settings.number(.optimizer, "learningRate")),
              betas=(\(settings.number(.optimizer, "beta1")), \(settings.number(.optimizer, "beta2"))),
              eps=\(settings.number(.optimizer, "epsilon"))\(decay > 0 ? ", weight_decay=\(decay)" : ""))


      optimizer = make_optimizer(model)
      """
  }

  private var schedule: String {
    let warmup = settings.integer(.optimizer, "warmup")
    let kind = settings.text(.optimizer, "schedule")
    guard warmup > 0 || kind != "constant" else { return "" }
    var lines = [
      "STEPS = \(settings.integer(.train, "epochs")) * batches"
    ]
    if warmup > 0 { lines.append("WARMUP = \(warmup)") }
    lines += [
      "", "", "def share(taken):",
      "    \"\"\"The share of the highest rate after so many steps.\"\"\"",
    ]
    if warmup > 0 {
      lines += ["    if taken < WARMUP:", "        return (taken + 1) / WARMUP"]
    }
    if kind != "constant" {
      lines.append(
        warmup > 0
          ? "    progress = min(1, (taken - WARMUP) / max(1, STEPS - WARMUP))"
          : "    progress = min(1, taken / max(1, STEPS))")
    }
    switch kind {
    case "linear": lines.append("    return 1 - progress")
    case "cosine": lines.append("    return (1 + math.cos(math.pi * progress)) / 2")
    default: lines.append("    return 1")
    }
    lines += ["", "", "scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, share)"]
    return lines.joined(separator: "\n")
  }

  /// Can the model learn at all? It has to know one small batch by heart.
  private var demonstration: String {
    """
    compare("optimizer.initialLoss", score(train[::max(1, len(train) // 256)]))
    compare("optimizer.uniformLoss", math.log(len(words)))

    # Can the model learn at all? A copy of it has to learn one small batch by heart.
    pupil = copy.deepcopy(model).eval()
    pupils_optimizer = make_optimizer(pupil)
    batch = pad([row[:24] for row in train[:4]])
    for step in range(61):
        pupils_optimizer.zero_grad()
        logits = pupil(batch[:, :-1])
        loss = mean_loss(logits.flatten(0, 1), batch[:, 1:].flatten())
        loss.backward()
        pupils_optimizer.step()
    compare("optimizer.overfitLoss", loss.item())
    """
  }
}
