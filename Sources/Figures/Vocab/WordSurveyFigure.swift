import Drawings
import Pipeline
import Record
import Text
import Wording

/// Whether the tokens look like words, and what was normalized before they were cut.
package struct WordSurveyFigure: StepFigure {
  package static let step = StepID.vocab

  let survey: VocabularySurvey
  let tokenization: Tokenization

  package func drawn(in values: RunValues) -> Figure? {
    guard survey.tokens > 0 else { return nil }
    let title = localized("What the words look like")
    return Figure(
      title: title, sentence: "\(verdict) \(normalization)",
      content: [
        .table(
          DataTable(label: title, columns: [.text("measure"), .number("here")], rows: measures)),
        survey.examples.isEmpty ? nil : .table(twins),
      ].compactMap { $0 })
  }

  private var isInCharacters: Bool { tokenization.kind == .characters }

  private var measures: [[String]] {
    var rows = [
      [noun(localized("distinct words that occur once")), Format.percent(survey.singletonShare)]
    ]
    if !isInCharacters {
      rows += [
        [
          localized("characters of the longest token, “\(survey.longest?.label ?? "")”"),
          Format.count(survey.longest?.characters ?? 0),
        ],
        [
          localized("characters of a token with letters, on average"),
          Format.decimal(survey.meanLength, 1),
        ],
        [localized("tokens with a letter"), Format.percent(survey.letteredShare)],
        [
          localized("tokens with a letter next to a punctuation mark"),
          Format.percent(survey.gluedShare),
        ],
      ]
    }
    return rows + [
      [localized("distinct tokens that look like another"), Format.count(survey.alike)],
      [
        localized("places where letters and accents were composed"),
        Format.count(survey.normalized.composed),
      ],
      [localized("typographic marks read as ASCII"), Format.count(survey.normalized.marks)],
    ]
  }

  private var twins: DataTable {
    DataTable(
      label: localized("Tokens that look alike"),
      columns: [.text("spellings"), .text("where they differ")],
      rows: survey.examples.map {
        [
          $0.spellings.map { "“\($0)”" }.joined(separator: ", "),
          $0.codePoints.joined(separator: localized(" and ")),
        ]
      })
  }

  private var verdict: String {
    let doubts = survey.doubts.map { survey.finding($0) }
    guard !doubts.isEmpty else {
      return isInCharacters
        ? localized("Each character is a token.")
        : localized("Nothing speaks against these tokens being words.")
    }
    return localized(
      "These tokens may not be words: \(doubts.map { localized($0.text) }.joined(separator: "; "))."
    )
  }

  private var normalization: String {
    let form =
      tokenization.form == .nfc
      ? localized("Letters and accents are composed (Normalization Form C)")
      : localized("Letters and accents stay as the text has them")
    let marks =
      tokenization.punctuation == .typographic
      ? localized(
        "curly quotation marks, dashes, ellipses and no-break spaces count as their ASCII kin")
      : localized("typographic marks are characters like any other")
    return localized("\(form), and \(marks).")
  }

  private func noun(_ phrase: String) -> String {
    isInCharacters ? TokenUnit.character.phrase(phrase) : phrase
  }
}

extension WordSurveyFigure {
  package init?(of run: StoredRun) throws {
    let vocab = try run.product(of: Vocab.self)
    (survey, tokenization) = (vocab.survey, vocab.tokenization)
  }
}
