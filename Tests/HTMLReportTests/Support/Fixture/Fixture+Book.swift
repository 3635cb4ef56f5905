import Chapters
import Record
import TestSupport

extension Fixture {
  static let book = Book(
    name: "imdb",
    introduction: TitledBlocks(
      title: "A language model, step by step",
      blocks: [
        .paragraph([
          .text("A "), .emphasis([.text("language model")]),
          .text(" says which word comes next. This book makes one in eight steps, "),
          .strong([.text("from raw reviews to a network")]),
          .text(" that writes its own, and shows at each step what it found. Begin with "),
          .link(destination: "01-load.md", title: "", [.text("the data")]), .text("."),
        ]),
        .heading(level: 2, [.text("How to read it")]),
        .paragraph([
          .text("Every number in the text comes from the run. The test perplexity of this one is "),
          value("evaluate.perplexity"), .text(", against "), value("evaluate.bigramPerplexity"),
          .text(" for pairs of words."),
        ]),
      ]),
    chapters: StepID.allCases.map(chapter),
    appendix: TitledBlocks(
      title: "Symbols",
      blocks: [.list(start: nil, items: [[.paragraph([.math("V"), .text(": words")])]])]),
    glossary: Glossary(
      title: "Glossary",
      entries: [
        Glossary.Entry(
          term: "language model",
          definition: [.text("a program that says which word comes next, with "), .math("p")],
          location: SourceLocation(file: "chapters/imdb/GLOSSARY.md", line: 3, column: 1))
      ]))

  private static let titles: [StepID: String] = [
    .load: "Load the reviews", .vocab: "Cut them into words", .dataset: "Pair inputs with targets",
    .loader: "Make batches", .model: "Build the model", .optimizer: "Measure and improve",
    .train: "Train", .evaluate: "Put it to the test",
  ]

  private static let cells: [StepID: String] = [
    .load: "load(source: \"sample\")",
    .vocab: "vocab(tokenizer: .basicEnglish, maxTokens: 10_000)",
    .dataset: "dataset(framing: .documents, length: 256, validation: 0.1)",
    .loader: "loader(batchSize: 32, order: .bucketed)",
    .model: "model(embedding: 128, hidden: 256)",
    .optimizer: "optimizer(algorithm: .adam, learningRate: 0.001)",
    .train: "// Three times through the data.\ntrain(epochs: 3, clipNorm: 1)",
    .evaluate: "evaluate(\n  prompts: [\"the movie was\"],\n  temperature: 0.8,\n)",
  ]

  private static let gatesOfSource = Listing.Part(path: "Neural/LSTM.swift", name: "gates")

  /// A part of the book by its id.
  static func part(_ id: String) -> BookPart { book.parts.first { $0.id == id }! }

  static func file(_ step: StepID) -> String { "chapters/imdb/0\(step.number)-\(step).md" }

  static func at(_ step: StepID, _ line: Int) -> SourceLocation {
    SourceLocation(file: file(step), line: line, column: 1)
  }

  static func value(_ name: String) -> Inline {
    .value(InlineValue(name: name, location: at(.load, 1)))
  }

  /// A reference to a figure from chapter 7.
  static func figure(_ name: String, line: Int) -> Inline {
    .figure(FigureReference(name: name, text: [.text("figure")], location: at(.train, line)))
  }

  static func chapter(_ step: StepID) -> Chapter {
    let cell = StepCell(
      identifier: step.rawValue, arguments: [], source: cells[step]!, location: at(step, 12))
    return Chapter(
      file: file(step),
      text: TitledBlocks(
        title: titles[step]!, blocks: before(step) + [.step(cell)] + after(step)),
      cell: cell)
  }

  private static func before(_ step: StepID) -> [Block] {
    switch step {
    case .load:
      [
        .paragraph([
          .text("We read "), value("load.train.documents"),
          .text(" reviews for training and put "), value("load.test.documents"),
          .text(" aside for the end. They are read as they stand, with markup such as "),
          .code("<br />"),
          .text(" still in them. The labels are of no use here: the next word is the label."),
        ]),
        .quote([
          .paragraph([.text("You shall know a word by the company it keeps. — J. R. Firth")])
        ]),
      ]
    case .train:
      [
        .paragraph([
          .text("Training the language model repeats four things for each batch, "),
          value("train.epochs"), .text(" times over the data:"),
        ]),
        .list(
          start: 1,
          items: [
            [.paragraph([.text("predict every next word;")])],
            [.paragraph([.text("measure the "), .strong([.text("loss")]), .text(";")])],
            [.paragraph([.text("follow it back to each parameter;")])],
            [.paragraph([.text("take one step of Adam.")])],
          ]),
        .math(
          "\\mathcal{L} = -\\frac{1}{N} \\sum_{t=1}^{N} \\ln p(w_t \\mid w_1, \\dots, w_{t-1})"),
        .prediction(
          prediction("train.loss.first", [.text("About "), .math("\\ln V"), .text(".")])),
        .prediction(prediction("evaluate.nothing", [.text("Nobody knows.")])),
        .heading(level: 2, [.text("What to watch")]),
        .paragraph([
          .text("A model that knows nothing has a loss of "), .math("\\ln V"),
          .text(", here "), value("optimizer.uniformLoss"),
          .text(". Everything below that line in "), figure("loss", line: 26),
          .text(" was learned."),
        ]),
      ]
    case .model:
      [
        .paragraph([
          .text("An embedding turns each id into "), .math("x_t \\in \\mathbb{R}^E"),
          .text(", an LSTM reads them in order, and a linear layer scores every word:"),
        ]),
        .math(
          "\\begin{aligned} c_t &= f \\odot c_{t-1} + i \\odot g \\\\ h_t &= o \\odot \\tanh(c_t) "
            + "\\end{aligned}"),
        .figure(PlacedFigure(name: "cellSteps", location: at(step, 7))),
        .listing(Listing(gatesOfSource, location: at(step, 8))),
        .listing(
          Listing(gatesOfSource, beside: gatesOfSource, location: at(step, 9))),
      ]
    default:
      [
        .paragraph([
          .text("This chapter takes what the last one made and carries it one step further. "),
          .text("See "),
          .link(
            destination: "https://d2l.ai/chapter_recurrent-neural-networks/", title: "Dive in",
            [.text("a longer account")]),
          .text(" of the same idea, or go "),
          .link(destination: "07-train.md#what-to-watch", title: "", [.text("on to training")]),
          .text("."),
        ])
      ]
    }
  }

  private static func after(_ step: StepID) -> [Block] {
    let exercise: [Block] = [
      .heading(level: 2, [.text("Exercise")]),
      .paragraph([.text("Change one setting and see which steps follow:")]),
      .code(language: "sh", text: "walkthrough run imdb --from \(step) --set train.epochs=5\n"),
      .answer(
        Answer(
          blocks: [
            .paragraph([
              .text("Every step that reads what this one makes. Here that is a loss of "),
              value("train.loss.last"), .text(", not "), .math("\\ln V"), .text(":"),
            ]),
            .math("-\\ln p(w_t)"), .code(language: "sh", text: "walkthrough status imdb\n"),
          ], location: at(step, 50))),
    ]
    switch step {
    case .train: return [claim("train.epochs == 3", at(step, 30)), card(step)] + exercise
    case .evaluate:
      return [
        .paragraph([.text("Two claims that the run must bear out, and one that it cannot check:")]),
        claim("evaluate.perplexity < evaluate.bigramPerplexity", at(step, 20)),
        claim("evaluate.perplexity < evaluate.bigramPerplexity / 3", at(step, 24)),
        claim("evaluate.floorPerplexity > 0", at(step, 28)), card(step),
      ] + exercise
    default: return [card(step)] + exercise
    }
  }

  static func claim(_ text: String, _ location: SourceLocation) -> Block {
    .claim(
      Claim(
        left: .number(1), comparison: .less, right: .number(2), text: text, location: location))
  }

  /// A question about a result, with an explanation of one paragraph.
  static func prediction(_ name: String, _ explanation: [Inline]) -> Prediction {
    Prediction(
      name: name, question: [.paragraph([.text("How much will it be?")])],
      explanation: [.paragraph(explanation)], location: at(.train, 20))
  }

  private static func card(_ step: StepID) -> Block {
    .flashcard(
      Flashcard(
        question: [.paragraph([.text("What is the perplexity of a uniform guess?")])],
        answer: [
          .paragraph([
            .text("The size of the vocabulary: "), .math("e^{\\ln V} = V"), .text(", here "),
            value("vocab.size"), .text("."),
          ])
        ], location: at(step, 40)))
  }
}
