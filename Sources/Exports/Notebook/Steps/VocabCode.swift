import Record
import Text

extension NotebookCode {
  var vocab: String {
    tokenizer + "\n\n\n" + counting + "\n\n" + comparison
  }

  private var tokenization: Tokenization {
    Tokenization(
      TokenizerKind(rawValue: settings.text(.vocab, "tokenizer")) ?? .basicEnglish,
      form: TextForm(rawValue: settings.text(.vocab, "form")) ?? .automatic,
      punctuation: Punctuation(rawValue: settings.text(.vocab, "punctuation")) ?? .automatic)
  }

  private var tokenizer: String {
    let kind = tokenization.kind
    var lines: [String] = []
    if tokenization.punctuation == .typographic {
      let marks = TypographicMarks.kin.map {
        "    (\(Python.string($0.ascii)), \(Python.string($0.marks))),"
      }
      lines +=
        [
          "# Typographic marks, read as what a typewriter has for them.", "MARKS = {",
          "    ord(mark): ascii", "    for ascii, marks in [",
        ] + marks.map { "    \($0)" } + ["    ]", "    for mark in marks", "}", "", ""]
    }
    switch kind {
    case .basicEnglish:
      lines += [
        "# The rules of torchtext's basic_english, in their order.", "RULES = [",
        #"    ("'", " '  "), ('"', ""), (r"\.", " . "), ("<br />", " "), (",", " , "), (r"\(", " ( "),"#,
        #"    (r"\)", " ) "), ("!", " ! "), (r"\?", " ? "), (";", " "), (":", " "),"#,
        "]", "", "",
      ]
    case .words:
      lines += [
        "# Each is a token of its own.", #"ALONE = ",.:;?!$()/_&%*@'`\"""#, "", "",
      ]
    case .dictionary:
      lines += [
        "import icu  # PyICU, which finds words with dictionaries", "",
        "BREAKER = icu.BreakIterator.createWordInstance(icu.Locale(\"en\"))", "", "",
      ]
    case .characters:
      lines += ["import regex  # it finds what readers call characters", "", ""]
    }
    lines += ["def tokenize(text):", "    \"\"\"The tokens of a text, in order.\"\"\""]
    if tokenization.form == .nfc {
      lines.append("    text = unicodedata.normalize(\"NFC\", text)")
    }
    if tokenization.punctuation == .typographic { lines.append("    text = text.translate(MARKS)") }
    switch kind {
    case .basicEnglish:
      lines += [
        "    text = text.lower()", "    for pattern, replacement in RULES:",
        "        text = re.sub(pattern, replacement, text)", "    return text.split()",
      ]
    case .words:
      lines += [
        "    text = text.lower().replace(\"-\", \" \")", "    for mark in ALONE:",
        "        text = text.replace(mark, f\" {mark} \")", "    return text.split()",
      ]
    case .dictionary:
      lines += [
        "    text = icu.UnicodeString(text.lower())", "    BREAKER.setText(text)",
        "    words, start = [], 0", "    for end in BREAKER:",
        "        words += str(text[start:end]).split()", "        start = end", "    return words",
      ]
    case .characters: lines.append("    return regex.findall(r\"\\X\", text)")
    }
    return lines.joined(separator: "\n")
  }

  private var counting: String {
    let counted =
      settings.text(.vocab, "scope") == "all"
      ? "split in texts for document in tokens[split]" : "document in tokens[\"train\"]"
    let most = settings.integer(.vocab, "maxTokens")
    let least = settings.integer(.vocab, "minFrequency")
    let special = settings.hasSpecials ? Vocabulary.specials : []
    let order =
      tokenization.kind.tieOrder == .token
      ? "lambda word: (-counts[word], word)" : "lambda word: -counts[word]"
    let note =
      tokenization.kind.tieOrder == .token
      ? "# By falling count; words that are equally frequent in the order of their characters."
      : "# By falling count; words that are equally frequent in the order of their first appearance."
    var lines = [
      "tokens = {split: [tokenize(text) for text in texts[split]] for split in texts}",
      "counts = collections.Counter(",
      "    token for \(counted) for token in document)",
    ]
    if settings.hasSpecials {
      lines += [
        "SPECIALS = [\(special.map(Python.string).joined(separator: ", "))]",
        "UNK, PAD, BOS, EOS = range(4)",
      ]
    }
    if settings.text(.vocab, "source").isEmpty {
      var conditions: [String] = []
      if least > 1 { conditions.append("counts[word] >= \(least)") }
      if settings.hasSpecials { conditions.append("word not in SPECIALS") }
      lines.append(note)
      if conditions.isEmpty {
        lines.append("words = sorted(counts, key=\(order))")
      } else {
        let condition = conditions.joined(separator: " and ")
        lines += [
          "words = [word for word in counts if \(condition)]",
          "words.sort(key=\(order))",
        ]
      }
      if most > 0 {
        lines.append("words = words[:\(most)\(settings.hasSpecials ? " - len(SPECIALS)" : "")]")
      }
      if settings.hasSpecials { lines.append("words = SPECIALS + words") }
    } else {
      lines += [
        "# The words of the model that this run goes on from.",
        "words = json.loads((DATA / \"vocabulary.json\").read_text(encoding=\"utf-8\"))",
      ]
    }
    lines.append("ids = {word: id for id, word in enumerate(words)}")
    return lines.joined(separator: "\n")
  }

  private var comparison: String {
    """
    compare("vocab.size", len(words))
    compare("vocab.types", len(counts))
    compare("vocab.tokens", counts.total())
    compare("vocab.coverage", sum(counts[word] for word in ids) / counts.total())
    """
  }
}
