import Foundation
import Kernels
import Readings
import Testing
import Tokens

@testable import Neural

@Suite struct GateReadingsTests {
  /// The gates, computed number by number for a single layer.
  @Test func areTheSigmoidsOfTheFormulas() throws {
    let (E, H) = (3, 5)
    let model = exampleModel(exampleShape(7, E, H, 1))
    let words: [TokenID] = [4, 0, 6, 6]
    let readings = GateReadings(of: model, reading: words)
    let gates = readings.gates
    #expect(gates.map(\.name) == ["input", "forget", "output"])
    #expect(gates.map(\.keepsMemory) == [false, true, false])
    let table = model.values(of: model.embedding.weight)
    let layer = try #require(model.layers[0] as? LSTMLayer)
    let (input, hidden) = (
      model.values(of: layer.inputWeight), model.values(of: layer.hiddenWeight)
    )
    let biases = zip(
      model.values(of: layer.inputBias).array, model.values(of: layer.hiddenBias).array
    ).map { Double($0) + Double($1) }
    var (h, c) = ([Double](repeating: 0, count: H), [Double](repeating: 0, count: H))
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    for (place, word) in words.enumerated() {
      let sums = (0..<4 * H).map { row in
        let read = (0..<E).reduce(0.0) {
          $0 + Double(input[row * E + $1]) * Double(table[Int(word) * E + $1])
        }
        return (0..<H).reduce(biases[row] + read) { $0 + Double(hidden[row * H + $1]) * h[$1] }
      }
      for unit in 0..<H {
        let (i, f, o) = (sigmoid(sums[unit]), sigmoid(sums[H + unit]), sigmoid(sums[3 * H + unit]))
        #expect(abs(Double(gates[0].rows[place][unit]) - i) < 1e-5)
        #expect(abs(Double(gates[1].rows[place][unit]) - f) < 1e-5)
        #expect(abs(Double(gates[2].rows[place][unit]) - o) < 1e-5)
        c[unit] = f * c[unit] + i * tanh(sums[2 * H + unit])
      }
      for unit in 0..<H { h[unit] = sigmoid(sums[3 * H + unit]) * tanh(c[unit]) }
      for unit in 0..<H {
        #expect(abs(Double(readings.hidden[place][unit]) - h[unit]) < 1e-5)
      }
    }
  }

  @Test func haveARowForEachWord() {
    let model = exampleModel(exampleShape(7, 3, 5, 2))
    func rows(_ words: [TokenID]) -> [[[Float]]] {
      GateReadings(of: model, reading: words).gates.map(\.rows)
    }
    #expect(rows([1, 2, 3]).map { $0.map(\.count) } == [[5, 5, 5], [5, 5, 5], [5, 5, 5]])
    #expect(rows([]) == [[], [], []])
    #expect(rows([2]).map(\.count) == [1, 1, 1])
  }
}
