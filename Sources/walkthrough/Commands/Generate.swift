import ArgumentParser
import Foundation
import Neural
import Pipeline
import Random
import Readings
import Record
import Text

/// `walkthrough generate`: continues a prompt with a trained model.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Continue a text with a run's model, word by word.",
    discussion: """
      The prompt is read once. Then a word is sampled, read in turn, and so on; the model's state \
      is carried along. The same seed and settings give the same text.

        walkthrough generate "the movie was"
        walkthrough generate "Anna and the" --run wordlstm --temperature 0.5 --top-k 3
        walkthrough generate "Anna and the" --run wordlstm --length 1 --explain

      A word that the model does not know is read as <unk> if the book has that token; otherwise \
      it is an error that suggests words with similar spelling.
      """)

  @Argument(help: "The beginning of the text. Several arguments are joined by spaces.")
  var prompt: [String] = []

  @Option(
    name: .customLong("run"), help: "The run whose model to use: a folder under output/.",
    completion: .runs)
  var runName = "imdb"

  @Option(help: "The maximum number of words to write.")
  var length = 100

  @Option(
    help: "Below 1 favours likely words, above 1 unlikely ones; 0 takes the likeliest.")
  var temperature = 0.8

  @Option(help: "Sample from only this many of the likeliest words; 0 for all.")
  var topK = 20

  @Option(
    help: "Sample from only the likeliest words with this total probability; 1 for all.")
  var topP = 1.0

  @Option(help: "The seed for sampling.")
  var seed = Plan.defaultSeed

  @Flag(help: "Show the alternatives to each word, and how likely they were.")
  var explain = false

  @Flag(help: "Print one JSON document; with --explain it includes the probabilities.")
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
      throw ValidationError("--top-p must be above 0 and at most 1 (all words), not \(topP)")
    }
  }

  func run() throws {
    let prompt = prompt.joined(separator: " ")
    let completer = try trainedRun().completer
    reportUnknownWords(of: prompt, vocab: completer.vocab)

    let interruption = Interruption()
    let signals = try InterruptSignal(interruption)
    defer { withExtendedLifetime(signals) {} }
    let output = output(prompt, completer.vocab)
    let sampler = completer.sampler(temperature: temperature, topK: topK, topP: topP)
    var random = MersenneTwister(seed: seed, stream: "generation")
    _ = try completer.beginning(prompt)
    output.start()
    // Finished in any case, so that text written before an interruption is complete.
    let writing = Result {
      try completer.writeOn(
        from: prompt, length: length, sampler: sampler, random: &random, interruption: interruption
      ) { word, logits in
        let choice =
          explain
          ? completer.nextWord(
            after: output.text, logits: logits, sampler: sampler, showing: Self.candidatesShown)
          : nil
        output.write(completer.vocab.vocabulary.token(of: Int(word)), choice)
      }
    }
    try output.finish()
    do {
      try writing.get()
    } catch is Interrupted {
      // There is nothing to resume.
      throw ExitStatus.interrupted.code
    }
  }

  /// The number of words that an explanation lists.
  private static let candidatesShown = 10

  private func trainedRun() throws -> TrainedRun {
    let project = try folders.project()
    let book = project.hasBook(runName) ? runName : "BOOK"
    let output = folders.outputFolder(of: project)
    let folder = output.run(named: runName)
    guard folder.exists else {
      let others = output.runs
      let known =
        others.isEmpty ? "there is none yet" : "existing runs: \(others.joined(separator: ", "))"
      throw UsageProblem(
        "there is no run '\(runName)' under \(output.url.path); \(known). Make one: "
          + "\(SuggestedCommand.run(book, as: runName, repeating: folders.arguments))")
    }
    return try TrainedRun(folder, repeating: folders.arguments, book: book)
  }

  private func reportUnknownWords(of prompt: String, vocab: TokenizedVocabulary) {
    for word in vocab.unknownWords(in: prompt) {
      Terminal.standardError(
        "note: the model does not know \"\(ShownToken.label(Array(word.utf8)))\"; it reads <unk> instead\n"
      )
    }
  }

  private func output(_ prompt: String, _ vocab: TokenizedVocabulary) -> any GeneratedText {
    let beginning = WrittenText(
      prompt: prompt, tokens: vocab.tokens(of: prompt), unit: vocab.unit,
      by: vocab.tokenization.kind)
    if json {
      return JSONText(
        beginning, run: runName, temperature: temperature, topK: topK, topP: topP, seed: seed)
    }
    return explain
      ? ExplainedText(beginning, terminal: .current) : StreamedText(beginning, terminal: .current)
  }
}
