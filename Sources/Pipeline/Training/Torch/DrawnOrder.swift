import Neural
import Random
import TensorFiles
import Text

/// The batches of all epochs to come, drawn ahead: those that this program's own training would draw.
struct DrawnOrder {
  /// The indices of sequences, batch after batch and epoch after epoch.
  private(set) var indices: [Int32] = []
  /// The number of sequences in each batch.
  private(set) var sizes: [Int32] = []
  /// Where the windows of each epoch start.
  private(set) var starts: [Int64] = []

  /// - Parameter skipsMasks: whether training draws dropout masks from the same stream between the
  ///   orders of two epochs.
  init(_ task: TrainingTask, skipsMasks: Bool) {
    let (start, loader) = (task.start, task.loader)
    var (epoch, stream) = start.currentEpoch(using: loader)
    for number in start.place.epochs..<max(start.place.epochs, task.settings.epochs) {
      let isFirst = number == start.place.epochs
      if !isFirst { epoch = loader.epoch(using: &stream) }
      starts.append(Int64(epoch.offset))
      for batch in epoch.batches {
        sizes.append(Int32(batch.count))
        indices += batch.map(Int32.init)
      }
      guard skipsMasks else { continue }
      for batch in epoch.batches.dropFirst(isFirst ? start.place.batches : 0) {
        let steps = batch.map { loader.lengths[$0] }.max() ?? 0
        stream.skip(
          words: task.dropout.words(
            shape: start.model.shape, sequences: batch.count, steps: steps))
      }
    }
  }

  /// The arrays by file name.
  var files: [String: TensorValues] {
    [
      "order.npy": .int32(indices), "batch-sizes.npy": .int32(sizes),
      "window-starts.npy": .int64(starts),
    ]
  }
}
