import TensorFiles

extension ModelShape {
  /// The shape of the model that the weights belong to; `nil` where they are none of such a model.
  ///
  /// - Parameter padding: weights do not tell which word fills up batches.
  package init?(of weights: TensorFile, padding: Int32?) {
    let layers = weights.tensors.count { $0.name.hasPrefix("lstm.weight_hh_l") }
    guard let table = weights["embedding.weight"]?.shape, table.count == 2,
      let linear = weights["linear.weight"]?.shape, linear.count == 2, layers > 0,
      (table + linear).allSatisfy({ $0 > 0 })
    else { return nil }
    self.init(
      vocabulary: table[0], embedding: table[1], hidden: linear[1], layers: layers,
      padding: padding)
  }
}
