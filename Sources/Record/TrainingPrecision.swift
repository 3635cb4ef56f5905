/// How a trainer rounds within matrix products. Weights, gradients and the optimizer stay in single
/// precision.
package enum TrainingPrecision: String, Codable, CaseIterable, Sendable {
  case float32
  /// Matrix products round their factors to 10 bits, on NVIDIA GPUs.
  case tf32
  /// Matrix products and the LSTM compute with 7 bits.
  case bfloat16
}
