import Foundation
import Record
import TestSupport
import Testing

/// `walkthrough export notebook`: the code in it gives the run's numbers.
@Suite(.serialized) struct ExportNotebookTests {
  @Test func itHasTheProseAndACellForEachStep() throws {
    let project = try Project()
    #expect(try project.run("run", "tiny").status == 0)
    let outcome = try project.run("export", "notebook", "tiny", "--to", "class/A b.ipynb")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let notebook = try ExportedNotebook("class/A b.ipynb", in: project)
    #expect(notebook.nbformat == 4 && notebook.nbformat_minor == 5)
    #expect(Set(notebook.cells.map(\.id)).count == notebook.cells.count)
    #expect(notebook.cells.count { $0.cell_type == "code" } == 9)
    let code = notebook.text(of: "code")
    for line in [
      "DATA = pathlib.Path(\"A b-data\")", "nn.Embedding(vocabulary, embedding, padding_idx=PAD)",
      "nn.LSTM(embedding, hidden, layers, batch_first=True)",
      "nn.CrossEntropyLoss(ignore_index=PAD)",
      "torch.optim.Adam(", "clip_grad_norm_(model.parameters(), 1.0)", "SEED = 42",
    ] {
      #expect(code.contains(line), "\(line)")
    }
    #expect(!code.contains("dropout"))
    #expect(notebook.text(of: "markdown").contains("# The train step"))
    let texts = try project.text("class/A b-data/texts.jsonl").split(separator: "\n")
    #expect(texts.count == TinyReviews.trainCount + TinyReviews.testCount)
  }

  @Test func aNotebookThatExistsIsLeftAlone() throws {
    let project = try Project()
    #expect(try project.run("run", "tiny", "--until", "load").status == 0)
    let early = try project.run("export", "notebook", "tiny")
    #expect(early.status == 2 && early.errors.contains("has not trained a model"))
    #expect(try project.run("run", "tiny").status == 0)
    try project.folder.write("edited", to: "tiny.ipynb")
    let refused = try project.run("export", "notebook", "tiny")
    #expect(refused.status == 2 && refused.errors.contains("overwrite it with --replace"))
    #expect(try project.text("tiny.ipynb") == "edited")
    #expect(try project.run("export", "notebook", "tiny", "--replace").status == 0)
    #expect(try ExportedNotebook("tiny.ipynb", in: project).nbformat == 4)
    let wrong = try project.run("export", "notebook", "tiny", "--to", "tiny.py")
    #expect(wrong.status == 2 && wrong.errors.contains("ends in .ipynb"))
    try FileManager.default.removeItem(at: project.url("output/cache"))
    let gone = try project.run("export", "notebook", "tiny", "--replace")
    #expect(gone.status == 2 && gone.errors.contains("are no longer stored"), "\(gone.errors)")
  }

  private typealias Trial = ExportedNotebook.Trial

  /// Notebooks for settings that call for other code, all executed by one Python.
  @Test(.enabled(if: InstalledNotebooks.areThere, "\(InstalledNotebooks.advice)"))
  func executedTheyGiveTheRunsNumbers() throws {
    try ExportedNotebook.execute(try reviews() + novels() + [german()])
  }

  private func reviews() throws -> [Trial] {
    let project = try Project()
    let plain = try Trial("plain", of: "tiny", in: project)
    let scheduled = try Trial(
      "scheduled", of: "tiny", in: project,
      [
        "loader.order=.shuffled", "model.embedding=6", "model.tied=true", "model.layers=2",
        "optimizer.schedule=.cosine", "optimizer.warmup=4", "optimizer.weightDecay=0.1",
        "train.patience=1", "evaluate.checkpoint=.best", "vocab.minFrequency=2",
        "evaluate.topP=0.9",
      ])
    let dropout = try Trial(
      "dropout", of: "tiny", in: project,
      [
        "model.layers=2", "model.dropout=0.2", "model.inputDropout=0.1", "model.outputDropout=0.3",
        "dataset.length=9", "vocab.maxTokens=12", "train.clipNorm=0",
      ])
    // It goes on from the weights of another run, with that run's words.
    let tuned = try Trial(
      "tuned", of: "tiny", in: project,
      [
        #"vocab.source="output/plain/model.safetensors""#,
        #"model.weights="output/plain/model.safetensors""#, "load.limit=16",
        "optimizer.learningRate=0.001", "train.epochs=1",
      ])
    let losses = try ["plain", "tuned"].map {
      try #require(try project.record($0)[.optimizer]?.results["initialLoss"]?.number)
    }
    #expect(losses[1] < losses[0], "it begins with what the other run has learned")
    return [plain, scheduled, dropout, tuned]
  }

  private static let small = [
    "model.embedding=6", "model.hidden=6", "train.epochs=1", "evaluate.length=5",
  ]

  private func novels() throws -> [Trial] {
    let project = try Project.withNovelBook()
    try project.folder.write(GermanTale.text(sentences: 200), to: "tale.txt")
    let tale =
      Self.small + [
        #"load.source="tale.txt""#, "dataset.validation=0.1", "dataset.test=0.1",
        #"evaluate.prompts=["der"]"#, "dataset.length=35",
      ]
    return [
      try Trial("novel", of: "wordlstm", in: project, Self.small + ["dataset.stride=4000"]),
      try Trial(
        "offset", of: "wordlstm", in: project,
        tale + [
          "dataset.stride=35", "loader.offset=.random", "model.tied=true", "model.layers=1",
          "model.dropout=0",
        ]),
      try Trial(
        "next", of: "wordlstm", in: project,
        tale + ["dataset.stride=40", "dataset.target=.next", "loader.order=.bucketed"]),
      try Trial(
        "characters", of: "wordlstm", in: project,
        tale + ["dataset.stride=100", "vocab.tokenizer=.characters"]),
    ]
  }

  /// A book in German, whose words are cut at other quotation marks.
  private func german() throws -> Trial {
    try Trial("deutsch", of: "deutsch", in: try .withGermanBook(), Self.small)
  }

  /// Losses are those of rounded products, which a padded batch adds up in another order.
  @Test(
    .enabled(if: InstalledNotebooks.areThere, "\(InstalledNotebooks.advice)"),
    .enabled(if: InstalledTorch.isThere, "\(InstalledTorch.advice)"))
  func inBrainFloatsTooItGivesTheRunsNumbers() throws {
    let project = try Project()
    let run = try project.run(
      "run", "tiny", "--precision", "bfloat16", "--python", InstalledTorch.python ?? "")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try project.run("export", "notebook", "tiny").status == 0)
    #expect(try project.text("tiny.ipynb").contains("torch.bfloat16"))
    try ExportedNotebook.execute("tiny", in: project, tolerance: "1e-3")
  }

  @Test(.enabled(if: InstalledNotebooks.findWords, "there is no PyICU beside PyTorch"))
  func soDoesThatOfAChineseText() throws {
    let project = try Project.withNovelBook()
    try project.folder.write(
      String(repeating: "今天天气很好，我们去公园玩。“真的吗？”她问。\n", count: 200), to: "text.txt")
    let trial = try Trial(
      "chinese", of: "wordlstm", in: project,
      Self.small + [
        "load.source=\"text.txt\"", "vocab.tokenizer=.dictionary", "dataset.length=20",
        "dataset.stride=100", "dataset.validation=0.1", "dataset.test=0.1",
        "evaluate.prompts=[\"今天\"]",
      ])
    try ExportedNotebook.execute([trial])
    let notebook = try project.text("chinese.ipynb")
    #expect(notebook.contains("ICU") && notebook.contains("PyICU"))
  }
}
