import Random
import Record

extension NotebookCode {
  var dataset: String {
    (settings.isInWindows ? windows : documents) + "\n\n"
      + ["train", "validation", "test"].map { split in
        let count: String =
          switch (settings.isInWindows, settings.hasOneTarget) {
          case (false, _): "sum(len(row) - 1 for row in \(split))"
          case (true, false): "len(\(split)) * LENGTH"
          case (true, true): "len(\(split))"
          }
        return """
          compare("dataset.\(split).sequences", len(\(split)))
          compare("dataset.\(split).tokens", \(count))
          """
      }.joined(separator: "\n")
  }

  /// The shares of the test and of the validation split.
  private var shares: String {
    "\(settings.python(.dataset, "test")), \(settings.python(.dataset, "validation"))"
  }

  private var documents: String {
    let seed = MersenneTwister.seed(settings.record.seed, stream: "validation split")
    return """
      LENGTH = \(settings.integer(.dataset, "length"))


      def frame(document):
          \"\"\"The ids of a document between <bos> and <eos>, cut to LENGTH.\"\"\"
          return torch.tensor(([BOS] + [ids.get(word, UNK) for word in document] + [EOS])[:LENGTH])


      def held_out(share, least):
          \"\"\"How many documents a share is: at least one, as long as `least` are left.\"\"\"
          count = math.floor(len(tokens["train"]) * share + 0.5)
          return max(1, count) if share > 0 and len(tokens["train"]) > least else count


      rows = [frame(document) for document in tokens["train"]]
      validation = [frame(document) for document in tokens["validation"]]
      test = [frame(document) for document in tokens["test"]]
      # A share is split off only where the data has no such split. It has a generator of its own, so
      # that it changes no other draw.
      test_share, validation_share = \(shares)
      test_count = 0 if test else held_out(test_share, 1)
      validation_count = 0 if validation else held_out(validation_share, 1 + test_count)
      order = torch.randperm(
          len(rows), generator=torch.Generator().manual_seed(\(seed))).tolist()
      held = test_count + validation_count
      train = [rows[i] for i in sorted(order[held:])]
      test = test or [rows[i] for i in sorted(order[:test_count])]
      validation = validation or [rows[i] for i in sorted(order[test_count:held])]
      """
  }

  private var windows: String {
    let encoded =
      settings.hasSpecials
      ? "[BOS] + [ids.get(word, UNK) for word in document] + [EOS]"
      : "[ids[word] for word in document]"
    let judging = settings.hasOneTarget ? "STRIDE" : "LENGTH"
    return """
      LENGTH, STRIDE = \(settings.integer(.dataset, "length")), \(settings.integer(.dataset, "stride"))


      def encode(documents):
          \"\"\"The ids of documents, one after another.\"\"\"
          return torch.tensor(
              [id for document in documents for id in \(encoded)], dtype=torch.int64)


      def windows(text, stride):
          \"\"\"Views of LENGTH inputs and one more token. Nothing is copied.\"\"\"
          count = len(range(0, len(text) - LENGTH - 1, stride))
          return text.unfold(0, LENGTH + 1, stride)[:count] if count else text[:0]


      text = encode(tokens["train"])
      # The beginning is for training, the middle for validation, the end for the test. Where the data
      # has such a split, nothing is taken off for it.
      test_share, validation_share = \(shares)
      test_count = 0 if tokens["test"] else math.floor(len(text) * test_share + 0.5)
      validation_count = (
          0 if tokens["validation"] else math.floor(len(text) * validation_share + 0.5))
      end = len(text) - test_count
      train_text = text[:end - validation_count]
      train = windows(train_text, STRIDE)
      # Side by side: each token is a target once.
      validation = windows(
          encode(tokens["validation"]) if tokens["validation"] else text[end - validation_count:end],
          \(judging))
      test = windows(encode(tokens["test"]) if tokens["test"] else text[end:], \(judging))
      """
  }
}
