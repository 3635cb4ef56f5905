import Record

extension NotebookCode {
  var loader: String {
    let size = settings.integer(.loader, "batchSize")
    let isBucketed = settings.text(.loader, "order") == "bucketed"
    let isRandom = settings.text(.loader, "offset") == "random" && settings.isInWindows
    var parts = ["BATCH = \(size)"]
    parts.append(
      settings.isInWindows
        ? """
        def pad(rows):
            \"\"\"Rows of one length as a batch.\"\"\"
            return torch.stack(list(rows))
        """
        : """
        def pad(rows):
            \"\"\"Rows as a batch: the short ones are filled up with <pad>.\"\"\"
            return nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD)
        """)
    if isBucketed { parts.append(Self.bucketing) }
    parts.append(isRandom ? Self.randomWindows : "")
    let rows = isRandom ? "windows_of_epoch()" : "train"
    let lengths = settings.isInWindows ? "[LENGTH] * len(rows)" : "[len(row) for row in rows]"
    let loader =
      isBucketed
      ? "DataLoader(rows, batch_sampler=SimilarLengths(lengths, BATCH), collate_fn=pad)"
      : "DataLoader(rows, batch_size=BATCH, shuffle=True, collate_fn=pad)"
    parts.append(
      """
      def epoch():
          \"\"\"The batches of one pass over the training rows, in a new random order.\"\"\"
          rows = \(rows)
      \(isBucketed ? "    lengths = \(lengths)\n" : "")    return \(loader)


      batches = math.ceil(\(isRandom ? "window_count" : "len(train)") / BATCH)
      compare("loader.batches", batches)
      """)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n\n")
  }

  private static let bucketing = """
    class SimilarLengths(Sampler):
        \"\"\"Batches of rows of similar length, in random order: little padding.

        Rows are sorted by length within pools of 64 batches, so that different rows meet in each epoch.
        \"\"\"

        def __init__(self, lengths, batch_size):
            self.lengths, self.batch_size = lengths, batch_size

        def __len__(self):
            return math.ceil(len(self.lengths) / self.batch_size)

        def __iter__(self):
            generator = torch.Generator()
            generator.manual_seed(torch.empty((), dtype=torch.int64).random_().item())
            drawn = torch.randperm(len(self.lengths), generator=generator).tolist()
            pool, rows = 64 * self.batch_size, []
            for start in range(0, len(drawn), pool):
                rows += sorted(drawn[start:start + pool], key=lambda row: -self.lengths[row])
            batches = [
                rows[start:start + self.batch_size] for start in range(0, len(rows), self.batch_size)]
            for number in torch.randperm(len(batches), generator=generator).tolist():
                yield batches[number]
    """

  private static let randomWindows = """
    # Each epoch starts at another of the first tokens, so that it cuts the text elsewhere. A later start
    # costs a window, if the text doesn't end after a whole number of them.
    starts = STRIDE
    window_count = len(range(0, len(train_text) - (STRIDE - 1) - LENGTH - 1, STRIDE))
    if not window_count:
        starts, window_count = max(1, len(train_text) - LENGTH - 1), 1


    def windows_of_epoch():
        start = torch.randint(starts, ()).item() if starts > 1 else 0
        return windows(train_text[start:], STRIDE)[:window_count]
    """
}
