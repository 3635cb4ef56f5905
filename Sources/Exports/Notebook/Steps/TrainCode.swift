import Record

extension NotebookCode {
  var train: String {
    let (clip, patience) = (
      settings.number(.train, "clipNorm"), settings.integer(.train, "patience")
    )
    let isScheduled =
      settings.integer(.optimizer, "warmup") > 0
      || settings.text(.optimizer, "schedule") != "constant"
    let keepsBest = settings.text(.evaluate, "checkpoint") == "best"
    var lines = [
      "EPOCHS = \(settings.integer(.train, "epochs"))", "losses = []",
      "lowest, best_epoch = math.inf, 0",
    ]
    if keepsBest { lines.append("best = copy.deepcopy(model.state_dict())") }
    if isBrief {
      lines += [
        "# oneDNN's LSTM can't be trained in bfloat16, but PyTorch's own can.",
        "torch.backends.mkldnn.set_flags(False)",
      ]
    }
    lines += [
      "", "for number in range(1, EPOCHS + 1):", "    model.train()", "    for batch in epoch():",
      "        optimizer.zero_grad()",
    ]
    lines += isBrief ? Self.briefLoss : Self.loss
    lines.append("        loss.backward()")
    if clip > 0 {
      lines.append("        nn.utils.clip_grad_norm_(model.parameters(), \(clip))")
    }
    lines.append("        optimizer.step()")
    if isScheduled { lines.append("        scheduler.step()") }
    lines += [
      "        losses.append(loss.item())",
      "    validation_loss = score(validation) if len(validation) else math.nan",
      "    print(f\"epoch {number}: last loss {losses[-1]:.4f}, validation loss {validation_loss:.4f}\")",
      "    if validation_loss < lowest:", "        lowest, best_epoch = validation_loss, number",
    ]
    if keepsBest { lines.append("        best = copy.deepcopy(model.state_dict())") }
    if patience > 0 {
      lines += ["    if number - best_epoch >= \(patience):", "        break"]
    }
    lines += [
      "", "compare(\"train.steps\", len(losses))", "if losses:",
      "    compare(\"train.loss.first\", losses[0])",
      "    compare(\"train.loss.last\", losses[-1])",
      "    if len(validation):", "        compare(\"train.validationLoss\", validation_loss)",
    ]
    return lines.joined(separator: "\n")
  }

  /// Whether products compute in bfloat16. TF32 is only on GPUs, and a notebook's model isn't.
  private var isBrief: Bool {
    settings.text(.train, "precision") == TrainingPrecision.bfloat16.rawValue
  }

  private static let loss = [
    "        logits, targets = predict(model, batch)", "        loss = mean_loss(logits, targets)",
  ]

  private static let briefLoss = [
    "        with torch.autocast(\"cpu\", torch.bfloat16):",
    "            logits, targets = predict(model, batch)",
    "        loss = mean_loss(logits.float(), targets)",
  ]
}
