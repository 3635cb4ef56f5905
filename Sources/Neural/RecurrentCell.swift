/// The kind of cell in a model's recurrent layers. The name of a case is PyTorch's prefix for weights.
package enum RecurrentCell: String, Codable, CaseIterable, Sendable {
  case lstm

  var layer: any RecurrentLayer.Type {
    switch self {
    case .lstm: LSTMLayer.self
    }
  }
}
