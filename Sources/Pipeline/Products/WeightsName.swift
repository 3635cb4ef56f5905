import Record

/// The files of a run that hold the weights of its model, for PyTorch and other programs.
enum WeightsName {
  /// The model after the last epoch.
  static let last = "model.safetensors"
  /// The model of the epoch with the lowest validation loss, where that isn't the last.
  static let best = "best.safetensors"

  /// The file of the model that a run evaluates.
  static func evaluated(in record: RunRecord) -> String {
    let isBest = record[.evaluate]?.settings["checkpoint"] == "best"
    return isBest && record.files?[best] != nil ? best : last
  }
}
