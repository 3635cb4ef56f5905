import Foundation
import Kernels
import Readings
import Testing
import Tokens

@testable import Neural

@Suite struct CellReadingsTests {
  /// The model's own hidden states, which it computes in single precision.
  @Test(arguments: [1, 2]) func endInTheHiddenStatesOfTheModel(layers: Int) throws {
    let H = 5
    let model = exampleModel(exampleShape(7, 3, H, layers))
    let words: [TokenID] = [4, 0, 6, 6]
    let units = try #require(CellReadings(of: model, reading: words)).units
    #expect(units.map(\.count) == [Int](repeating: words.count, count: H))
    var pass = ForwardPass(for: model)
    let batch = PackedBatch([ArraySlice(words + [0])], target: .shifted)
    let hidden = pass.run(batch, through: model)
    for (place, unit) in words.indices.flatMap({ place in (0..<H).map { (place, $0) } }) {
      #expect(abs(units[unit][place].hidden - Double(hidden[place * H + unit])) < 1e-5)
    }
  }

  @Test func followTheEquations() throws {
    let model = exampleModel(exampleShape(7, 3, 5, 1))
    let words: [TokenID] = [4, 0, 6]
    let units = try #require(CellReadings(of: model, reading: words)).units
    let gates = GateReadings(of: model, reading: words).gates
    for (unit, values) in units.enumerated() {
      var before = 0.0
      for (place, value) in values.enumerated() {
        let shares = gates.map { Double($0.rows[place][unit]) }
        #expect([value.input, value.forget, value.output] == shares)
        #expect(abs(value.candidate) < 1)
        #expect(abs(value.cell - (shares[1] * before + shares[0] * value.candidate)) < 1e-12)
        #expect(abs(value.hidden - shares[2] * tanh(value.cell)) < 1e-12)
        before = value.cell
      }
    }
  }

  @Test func theBusiestUnitsForgetOrCarryMost() throws {
    let model = exampleModel(exampleShape(7, 3, 5, 1))
    let readings = try #require(CellReadings(of: model, reading: [4, 0, 6, 6, 1]))
    let forgotten = readings.units.map { values in
      zip(values.dropFirst(), values).reduce(0) { $0 + abs((1 - $1.0.forget) * $1.1.cell) }
    }
    let carried = readings.units.map { values in
      zip(values.dropFirst(), values).reduce(0) { sum, step in
        let kept = abs(step.0.forget * step.1.cell)
        return sum + kept * (1 - abs(step.0.input * step.0.candidate))
      }
    }
    let busiest = readings.busiest(2)
    #expect(busiest.forgetters.count == 2 && busiest.carriers.count == 2)
    let others = Set(0..<5).subtracting(busiest.forgetters)
    #expect(busiest.forgetters.map { forgotten[$0] }.min()! >= others.map { forgotten[$0] }.max()!)
    let rest = others.subtracting(busiest.carriers)
    #expect(Set(busiest.carriers).isSubset(of: others))
    #expect(busiest.carriers.map { carried[$0] }.min()! >= rest.map { carried[$0] }.max()!)
    // No more than there are.
    #expect(readings.busiest(9).forgetters == [0, 1, 2, 3, 4])
    #expect(readings.busiest(9).carriers == [])
  }

  @Test func ofNoWordsAreEmpty() throws {
    let model = exampleModel(exampleShape(7, 3, 5, 2))
    #expect(CellReadings(of: model, reading: [])?.units == [[], [], [], [], []])
  }
}
