import Drawings
import Pipeline
import Record
import Text
import Wording

/// The beginnings of documents, verbatim.
package struct ExcerptsFigure: StepFigure {
  package static let step = StepID.load

  let excerpts: [Excerpt]

  package func drawn(in values: RunValues) -> Figure? {
    guard !excerpts.isEmpty else { return nil }
    return Figure(
      title: excerpts.count == 1
        ? localized("How the text begins") : localized("How the documents begin"),
      sentence: sentence, content: [.excerpts(excerpts)])
  }

  private var sentence: String {
    let markup = excerpts.count { $0.text.contains("<") }
    let tail =
      switch markup {
      case 0: ""
      case 1: localized("; one contains markup")
      default: localized("; \(markup) contain markup")
      }
    return excerpts.count == 1
      ? localized("The text as it was read, before any cleaning\(tail).")
      : localized(
        "\(Format.count(excerpts.count, "document")) as they were read, before any cleaning\(tail)."
      )
  }
}

extension ExcerptsFigure {
  /// The first and the last training document: one of each class, if there are classes.
  package init?(of run: StoredRun) throws {
    let documents = try run.product(of: Load.self).train
    let indices = Set([0, documents.count - 1]).intersection(0..<documents.count)
    excerpts = indices.sorted().map { index in
      let (text, isWhole) = documents.beginning(of: index, characters: 600)
      return Excerpt(name: documents.names[index], text: text, isCut: !isWhole)
    }
  }
}
