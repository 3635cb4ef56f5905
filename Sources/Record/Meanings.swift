/// What results and settings are, in words that make sense without a list around them: the page says
/// so beside a number in the text.
package enum Meanings {
  /// The meaning of a result, with its unit unless the number is written with one, or of a setting;
  /// `nil` for one that its label explains well enough.
  package static subscript(name: QualifiedName) -> String? {
    results[name.description] ?? settings[name.description]
  }

  /// Results that need more words than the catalog's label.
  private static let results: [String: String] = [
    "load.train.bytes": "size of the training text",
    "load.validation.bytes": "size of the validation text",
    "load.test.bytes": "size of the test text",
    "load.replacedCharacters": "characters that were no UTF-8 and have been replaced",

    "vocab.size": "words and special tokens in the vocabulary",
    "vocab.types": "distinct words in the training text",
    "vocab.tokens": "tokens in the training text",
    "vocab.coverage": "share of the training tokens that are in the vocabulary",
    "vocab.singletons": "words that occur once in the training text",
    "vocab.longest": "characters of the longest token in the training text",
    "vocab.glued": "share of the training tokens that have a letter next to a punctuation mark",
    "vocab.alike": "tokens that differ from another only in ways that are hard to see",
    "vocab.normalized": "places where letters and accents were composed",
    "vocab.typographic": "typographic marks that were read as their ASCII kin",
    "vocab.unigramLoss": "loss when guessing by frequency, in nats",

    "dataset.repeats": "how often a training token is a target, on average",

    "loader.padding": "share of the cells of all batches that is padding",
    "loader.shuffledPadding": "share of padding if the sequences were only shuffled",

    "model.parameters": "parameters of the model",

    "optimizer.initialLoss": "loss before training, in nats",
    "optimizer.uniformLoss": "loss of a uniform guess, ln V, in nats",
    "optimizer.overfitLoss": "loss on one batch, trained on again and again, in nats",

    "train.steps": "optimizer steps of the training",
    "train.loss.first": "loss of the first step, in nats",
    "train.loss.last": "loss of the last step, in nats",
    "train.loss.mean": "mean training loss of the last epoch, in nats",
    "train.validationLoss": "loss on the validation text, in nats",
    "train.validationPerplexity": "perplexity on the validation text",
    "train.bestEpoch": "epoch with the lowest validation loss",
    "train.tokensPerSecond": "training targets per second",
    "train.gigaflops": "billions of operations per second during training",
    "train.productGigaflops": "billions of operations per second in plain matrix products",
    "train.productShare": "training’s share of the speed of plain matrix products",
    "train.logitsBytes": "memory for the logits that are held at once",
    "train.wholeLogitsBytes": "memory for all logits of the largest batch",
    "train.cost.seconds": "time for an epoch at stride 1, at this run’s speed",
    "train.cost.tenMinutes.stride": "stride of a run of ten minutes",
    "train.cost.tenMinutes.epochs": "epochs in a run of ten minutes",
    "train.cost.hour.stride": "stride of a run of an hour",
    "train.cost.hour.epochs": "epochs in a run of an hour",

    "evaluate.loss": "mean surprisal of the test text, in nats per word",
    "evaluate.perplexity": "perplexity on the test text",
    "evaluate.roundedPerplexity": "perplexity on the test text with the page’s rounded weights",
    "evaluate.trigramPerplexity": "perplexity of the trigram model on the test text",
    "evaluate.ngramPerplexity": "perplexity of the best n-gram model on the test text",
    "evaluate.ngramOrder": "order of the best n-gram model, chosen on the validation split",
    "evaluate.floorPerplexity": "perplexity of the process that wrote the test text",
    "evaluate.unigramPerplexity": "perplexity of the unigram model on the test text",
    "evaluate.bigramPerplexity": "perplexity of the bigram model on the test text",
  ]

  private static let settings: [String: String] = [
    "load.source": "where the text comes from",
    "load.more": "further data that follows the source",
    "load.format": "how files are divided into documents",
    "load.column": "the column or field that has the texts, empty if it is guessed",
    "load.separator": "what stands between the documents of a text, empty if nothing does",
    "load.sample": "which of the two built-in texts is used",
    "load.limit": "training documents to take at most, 0 for all",
    "load.testLimit": "test documents to take at most, 0 for all",
    "load.invalidText": "what happens to text that isn’t UTF-8",
    "load.strip": "what is left out of each text",

    "vocab.tokenizer": "the rules that cut the text into tokens",
    "vocab.form": "the Unicode normal form of the text before it is cut",
    "vocab.punctuation": "whether typographic marks are read as their ASCII kin",
    "vocab.maxTokens": "the largest size of the vocabulary, 0 for no limit",
    "vocab.minFrequency": "how often a word must occur to get an id",
    "vocab.specials": "whether the special tokens come first",
    "vocab.scope": "which texts the words are counted in",
    "vocab.source": "the trained model whose vocabulary is taken; empty for one of the text",

    "dataset.framing": "how the text is cut into sequences",
    "dataset.length": "tokens in a sequence at most",
    "dataset.stride": "tokens from the start of one window to the next",
    "dataset.target": "which tokens the model is asked for",
    "dataset.validation": "share of the training text held out for validation",
    "dataset.test": "share of the text held out for the test",

    "loader.batchSize": "sequences in a batch",
    "loader.order": "the order of the sequences in an epoch",
    "loader.offset": "where the windows of an epoch start",

    "model.embedding": "E, the numbers in a word’s vector",
    "model.hidden": "H, the numbers in the hidden state",
    "model.layers": "recurrent layers",
    "model.tied": "whether the embedding and the linear layer share one table",
    "model.dropout": "share of numbers dropped between layers",
    "model.inputDropout": "share of numbers dropped from word vectors",
    "model.outputDropout": "share of numbers dropped before the linear layer",
    "model.weights": "a file of weights to start from",

    "optimizer.algorithm": "the rule that updates the parameters",
    "optimizer.learningRate": "the highest learning rate",
    "optimizer.schedule": "how the learning rate falls",
    "optimizer.warmup": "steps in which the learning rate rises",
    "optimizer.beta1": "how slowly Adam’s mean of the gradients changes",
    "optimizer.beta2": "how slowly Adam’s mean of their squares changes",
    "optimizer.epsilon": "what keeps Adam from dividing by zero",
    "optimizer.weightDecay": "how strongly each step shrinks the weights",

    "train.epochs": "passes over the training data",
    "train.clipNorm": "the maximum norm of the gradient, 0 for no limit",
    "train.patience": "epochs without improvement after which training ends, 0 for no end",
    "train.precision": "how matrix products round during training",

    "evaluate.checkpoint": "the epoch whose model is tested",
    "evaluate.prompts": "the beginnings that the model continues",
    "evaluate.length": "words in a continuation at most",
    "evaluate.temperature": "how much the drawing of words favours likely ones: below 1, more",
    "evaluate.topK": "how many of the likeliest words can be drawn, 0 for all",
    "evaluate.topP": "total probability of the words that can be drawn",
    "evaluate.temperatures": "the temperatures that are compared",
  ]
}
