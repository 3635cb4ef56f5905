import Foundation
import Kernels
import Neural
import Tokens

/// The language model again, in double precision, one number at a time, without regard to speed.
///
/// It follows the formulas in the chapters, so that a slip in the fast engine can't repeat here.
struct ReferenceModel {
  let shape: ModelShape
  /// In the order of the engine's layout.
  var parameters: [Double]
  private let places: [String: Range<Int>]

  init(_ model: LanguageModel) {
    shape = model.shape
    parameters = model.parameters.array.map(Double.init)
    var places = Dictionary(uniqueKeysWithValues: model.layout.slots.map { ($0.name, $0.range) })
    if shape.isTied { places["linear.weight"] = places["embedding.weight"] }
    self.places = places
  }

  /// The mean loss over the targets that count, in nats; 0 if there are none.
  func loss(_ sequences: [[Int32]], target: Target = .shifted) -> Double {
    let counted = sequences.flatMap { losses($0).suffix(scored($0, target)) }
    return counted.reduce(0, +) / Double(max(1, counted.count))
  }

  /// The gradients of that loss.
  func gradients(_ sequences: [[Int32]], target: Target = .shifted) -> [Double] {
    var gradients = parameters.map { _ in 0.0 }
    let count = sequences.reduce(0) { $0 + scored($1, target) }
    for sequence in sequences {
      backward(sequence, scored: scored(sequence, target), scale: 1 / Double(count), &gradients)
    }
    return gradients
  }

  /// −ln p of each target of one sequence.
  func losses(_ sequence: [Int32]) -> [Double] {
    zip(forward(sequence), sequence.dropFirst()).map { cells, target in
      -log(softmax(affine("linear", "", cells[shape.layers - 1].h))[Int(target)])
    }
  }

  private func scored(_ sequence: [Int32], _ target: Target) -> Int {
    min(target == .shifted ? .max : 1, max(0, sequence.count - 1))
  }

  /// What one layer reads, computes and passes on at one position.
  private struct Cell { var x, hBefore, cBefore, i, f, g, o, c, h: [Double] }

  /// The cells of all layers at each position that has a target.
  private func forward(_ sequence: [Int32]) -> [[Cell]] {
    var h = [[Double]](repeating: zeros, count: shape.layers)
    var c = h
    return sequence.dropLast().map { word in
      var x = Array(parameters[row(Int(word), of: "embedding.weight", columns: shape.embedding)])
      return (0..<shape.layers).map { layer in
        let cell = step(layer, x, h[layer], c[layer])
        (h[layer], c[layer], x) = (cell.h, cell.c, cell.h)
        return cell
      }
    }
  }

  private func step(_ layer: Int, _ x: [Double], _ h: [Double], _ c: [Double]) -> Cell {
    let gates = zip(affine("lstm", "_ih_l\(layer)", x), affine("lstm", "_hh_l\(layer)", h)).map(+)
    var cell = Cell(x: x, hBefore: h, cBefore: c, i: h, f: h, g: h, o: h, c: c, h: h)
    for (unit, before) in c.enumerated() {
      cell.i[unit] = 1 / (1 + exp(-gates[unit]))
      cell.f[unit] = 1 / (1 + exp(-gates[shape.hidden + unit]))
      cell.g[unit] = tanh(gates[2 * shape.hidden + unit])
      cell.o[unit] = 1 / (1 + exp(-gates[3 * shape.hidden + unit]))
      cell.c[unit] = cell.f[unit] * before + cell.i[unit] * cell.g[unit]
      cell.h[unit] = cell.o[unit] * tanh(cell.c[unit])
    }
    return cell
  }

  /// Adds a sequence's gradients to `sums`.
  private func backward(_ sequence: [Int32], scored: Int, scale: Double, _ sums: inout [Double]) {
    let cells = forward(sequence)
    // The gradients from the next step.
    var hLater = [[Double]](repeating: zeros, count: shape.layers)
    var cLater = hLater
    for position in cells.indices.reversed() {
      var flow = zeros
      if position >= cells.count - scored {
        let h = cells[position][shape.layers - 1].h
        var error = softmax(affine("linear", "", h))
        error[Int(sequence[position + 1])] -= 1
        flow = affineBackward("linear", "", h, error.map { $0 * scale }, &sums)
      }
      for (layer, cell) in cells[position].enumerated().reversed() {
        var gates = [Double](repeating: 0, count: 4 * shape.hidden)
        for unit in 0..<shape.hidden {
          let (h, tanhC) = (flow[unit] + hLater[layer][unit], tanh(cell.c[unit]))
          let c = cLater[layer][unit] + h * cell.o[unit] * (1 - tanhC * tanhC)
          gates[unit] = c * cell.g[unit] * cell.i[unit] * (1 - cell.i[unit])
          gates[shape.hidden + unit] = c * cell.cBefore[unit] * cell.f[unit] * (1 - cell.f[unit])
          gates[2 * shape.hidden + unit] = c * cell.i[unit] * (1 - cell.g[unit] * cell.g[unit])
          gates[3 * shape.hidden + unit] = h * tanhC * cell.o[unit] * (1 - cell.o[unit])
          cLater[layer][unit] = c * cell.f[unit]
        }
        hLater[layer] = affineBackward("lstm", "_hh_l\(layer)", cell.hBefore, gates, &sums)
        flow = affineBackward("lstm", "_ih_l\(layer)", cell.x, gates, &sums)
      }
      let vector = row(Int(sequence[position]), of: "embedding.weight", columns: shape.embedding)
      for (place, value) in zip(vector, flow) where sequence[position] != shape.padding {
        sums[place] += value
      }
    }
  }

  private var zeros: [Double] { [Double](repeating: 0, count: shape.hidden) }

  private func softmax(_ logits: [Double]) -> [Double] {
    let powers = logits.map { exp($0) }
    return powers.map { $0 / powers.reduce(0, +) }
  }

  /// y = W x + b
  private func affine(_ module: String, _ suffix: String, _ x: [Double]) -> [Double] {
    places["\(module).bias\(suffix)", default: 0..<0].enumerated().map { index, bias in
      zip(parameters[row(index, of: "\(module).weight\(suffix)", columns: x.count)], x)
        .reduce(parameters[bias]) { $0 + $1.0 * $1.1 }
    }
  }

  /// Adds the gradients of W and b to `sums`, given that of y, and returns that of x.
  private func affineBackward(
    _ module: String, _ suffix: String, _ x: [Double], _ error: [Double], _ sums: inout [Double]
  ) -> [Double] {
    var xGradient = x.map { _ in 0.0 }
    for (index, bias) in places["\(module).bias\(suffix)", default: 0..<0].enumerated() {
      sums[bias] += error[index]
      let row = row(index, of: "\(module).weight\(suffix)", columns: x.count)
      for (column, place) in row.enumerated() {
        sums[place] += error[index] * x[column]
        xGradient[column] += error[index] * parameters[place]
      }
    }
    return xGradient
  }

  private func row(_ index: Int, of name: String, columns: Int) -> Range<Int> {
    places[name, default: 0..<0].dropFirst(index * columns).prefix(columns)
  }
}
