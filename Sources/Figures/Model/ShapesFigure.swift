import Drawings
import Neural
import Pipeline
import Record
import Text
import Wording

/// The shape of one batch after each part of the model.
package struct ShapesFigure: StepFigure {
  package static let step = StepID.model
  package static let reads: [StepID] = [.loader]

  /// B: the number of sequences in the batch.
  let sequences: Int
  /// T: the number of inputs in its longest sequence.
  let length: Int
  /// E, H and V.
  let embedding: Int
  let hidden: Int
  let vocabulary: Int

  package func drawn(in values: RunValues) -> Figure? {
    guard sequences > 0, length > 0 else { return nil }
    let stages: [(name: String, letters: String, sizes: [Int])] = [
      (localized("ids"), "(B, T)", [sequences, length]),
      (localized("embedding"), "(B, T, E)", [sequences, length, embedding]),
      ("LSTM", "(B, T, H)", [sequences, length, hidden]),
      (localized("linear"), "(B, T, V)", [sequences, length, vocabulary]),
    ]
    return Figure(
      title: localized("The shape of a batch through the model"),
      sentence: localized(
        "\(Format.count([sequences, length].saturatingProduct, "token id")) go in and "
          + "\(Format.count([sequences, length, vocabulary].saturatingProduct)) logits come out: "
          + "one for each of \(Format.count(vocabulary)) words at each position."),
      content: [
        .flow(
          stages.map { stage in
            FlowStage(
              name: stage.name, letters: stage.letters,
              sizes: "(\(stage.sizes.map { Format.count($0) }.joined(separator: " × ")))")
          })
      ])
  }
}

extension ShapesFigure {
  /// The batch is the one that the loader's figure shows for the order in use.
  package init?(of run: StoredRun) throws {
    let loader = try run.product(of: Loader.self)
    let previews = EpochPreview.all(of: loader, random: run.stream(EpochPreview.stream))
    guard let batch = previews.first(where: { $0.order == loader.order })?.lengths,
      let longest = batch.max()
    else { return nil }
    let shape = try run.product(of: Model.self).model.shape
    (sequences, length) = (batch.count, longest)
    (embedding, hidden, vocabulary) = (shape.embedding, shape.hidden, shape.vocabulary)
  }
}
