import ArgumentParser
import Foundation
import Neural
import Pipeline
import Random
import Record
import Text

/// `walkthrough generate`: a trained model writes on from a prompt.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Continue a text with the model of a run, word by word.",
    discussion: """
      The prompt is read once. Then a word is drawn, read in its turn, and so on; the model's \
      memory is carried along. The same seed and settings give the same text.

        walkthrough generate "the movie was"
        walkthrough generate "Anna and the" --run wordlstm --temperature 0.5 --top-k 3
        walkthrough generate "Anna and the" --run wordlstm --length 1 --explain

      A word that the model does not know is read as <unk> where the book has that token; \
      elsewhere it is an error, which names the words that are spelled most alike.
      """)

  @Argument(help: "The beginning of the text. Several arguments are joined by spaces.")
  var prompt: [String] = []

  @Option(name: .customLong("run"), help: "The run whose model writes: a folder under output/.")
  var runName = "imdb"

  @Option(help: "Words to write, at most.")
  var length = 100

  @Option(
    help: "Below 1 the model keeps to likely words, above 1 it strays; 0 takes the likeliest.")
  var temperature = 0.8

  @Option(help: "Draw from so many of the likeliest words; 0 for all.")
  var topK = 20

  @Option(
    help: "Draw from the likeliest words that together have this share of the chances; 1 for all.")
  var topP = 1.0

  @Option(help: "The seed of the draws.")
  var seed = Plan.defaultSeed

  @Flag(help: "Show for each word which others could have come, and how likely they were.")
  var explain = false

  @Flag(help: "Print one JSON document; with --explain it holds the probabilities.")
  var json = false

  @OptionGroup var folders: FolderOptions

  func validate() throws {
    try RunName.validate(runName)
    guard (0...1_000_000).contains(length) else {
      throw ValidationError("--length must be from 0 to 1,000,000, not \(length)")
    }
    guard temperature >= 0, temperature.isFinite else {
      throw ValidationError("--temperature must be 0 or above, not \(temperature)")
    }
    guard (0...ModelShape.mostWords).contains(topK) else {
      throw ValidationError("--top-k must be 0 for all words, or up to 5,000,000, not \(topK)")
    }
    guard topP > 0, topP <= 1 else {
      throw ValidationError("--top-p must be above 0 and at most 1, for all words, not \(topP)")
    }
  }

  func run() throws {
    let prompt = prompt.joined(separator: " ")
    let narrator = try trainedRun().narrator
    tellUnknownWords(of: prompt, vocab: narrator.vocab)

    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    let output = output(prompt, narrator.vocab)
    let sampler = narrator.sampler(temperature: temperature, topK: topK, topP: topP)
    var random = MersenneTwister(seed: seed, stream: "generation")
    _ = try narrator.beginning(prompt)
    output.start()
    // Finished in any case, so that what was written before an interruption is whole.
    let writing = Result {
      try narrator.writeOn(
        from: prompt, length: length, sampler: sampler, random: &random, interruption: interruption
      ) { word, logits in
        let choice =
          explain
          ? narrator.nextWord(
            after: output.text, logits: logits, sampler: sampler, showing: Self.candidatesShown)
          : nil
        output.write(narrator.vocab.vocabulary.token(of: Int(word)), choice)
      }
    }
    try output.finish()
    do {
      try writing.get()
    } catch is Interrupted {
      // There is nothing to go on with.
      throw Outcome.interrupted.code
    }
  }

  /// Words that an explanation lists.
  private static let candidatesShown = 10

  private func trainedRun() throws -> TrainedRun {
    let project = try folders.project()
    let book = project.hasBook(runName) ? runName : "BOOK"
    let output = folders.outputFolder(of: project)
    let folder = output.run(named: runName)
    guard folder.exists else {
      let others = output.runs
      let known =
        others.isEmpty ? "there is none yet" : "there is \(others.joined(separator: ", "))"
      throw UsageProblem(
        "there is no run '\(runName)' under \(output.url.path); \(known). Make one: "
          + "\(SuggestedCommand.run(book, as: runName, repeating: folders.arguments))")
    }
    return try TrainedRun(folder, repeating: folders.arguments, book: book)
  }

  private func tellUnknownWords(of prompt: String, vocab: TokenizedVocabulary) {
    for word in vocab.unknownWords(in: prompt) {
      Terminal.standardError("note: the model does not know \"\(word)\"; it reads <unk> instead\n")
    }
  }

  private func output(_ prompt: String, _ vocab: TokenizedVocabulary) -> any GeneratedText {
    let beginning = WrittenText(prompt: prompt, tokens: vocab.tokens(of: prompt))
    if json {
      return JSONText(
        beginning, run: runName, temperature: temperature, topK: topK, topP: topP, seed: seed)
    }
    return explain
      ? ExplainedText(beginning, terminal: .current) : StreamedText(beginning, terminal: .current)
  }
}
