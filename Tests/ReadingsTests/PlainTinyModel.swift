import Foundation

/// The tiny model again in double precision, as plain loops over the formulas in the chapters; E = H
/// = 2 and V = 5.
struct PlainTinyModel {
  private let H = 2
  private let V = 5
  let ids = [0, 2, 4, 3, 1]
  /// W_e, W_ih, W_hh, b_ih, b_hh, W, b, one after the other.
  var parameters = (0..<73).map { Double($0 * 7 % 11 - 5) / 5 }
  private let embedding = 0
  private let input = 10
  private let hidden = 26
  private let inputBias = 42
  private let hiddenBias = 50
  private let linear = 58
  private let bias = 68

  struct Position {
    var x, sums, gates, cellBefore, hiddenBefore, cell, hidden, logits, probabilities: [Double]
    var loss: Double
  }

  struct Gradients {
    /// By position, in the order of the review.
    var logits: [[Double]] = []
    var hidden: [[Double]] = []
    var cellBefore: [[Double]] = []
    var sums: [[Double]] = []
    var vectors: [[Double]] = []
    /// Of all parameters.
    var all = [Double](repeating: 0, count: 73)
  }

  func forward() -> [Position] {
    var positions: [Position] = []
    var (c, h) = ([0.0, 0], [0.0, 0])
    for (word, target) in zip(ids, ids.dropFirst()) {
      let x = (0..<H).map { parameters[embedding + word * H + $0] }
      var sums: [Double] = []
      for row in 0..<4 * H {
        var sum = parameters[inputBias + row] + parameters[hiddenBias + row]
        for column in 0..<H { sum += parameters[input + row * H + column] * x[column] }
        for column in 0..<H { sum += parameters[hidden + row * H + column] * h[column] }
        sums.append(sum)
      }
      var gates = sums.map { 1 / (1 + exp(-$0)) }
      for unit in 0..<H { gates[2 * H + unit] = tanh(sums[2 * H + unit]) }
      let (cBefore, hBefore) = (c, h)
      for unit in 0..<H {
        c[unit] = gates[H + unit] * cBefore[unit] + gates[unit] * gates[2 * H + unit]
        h[unit] = gates[3 * H + unit] * tanh(c[unit])
      }
      var logits: [Double] = []
      for row in 0..<V {
        var sum = parameters[bias + row]
        for column in 0..<H { sum += parameters[linear + row * H + column] * h[column] }
        logits.append(sum)
      }
      var total = 0.0
      for logit in logits { total += exp(logit) }
      let probabilities = logits.map { exp($0) / total }
      positions.append(
        Position(
          x: x, sums: sums, gates: gates, cellBefore: cBefore, hiddenBefore: hBefore, cell: c,
          hidden: h, logits: logits, probabilities: probabilities,
          loss: -log(probabilities[target])))
    }
    return positions
  }

  /// The gradients of the mean loss.
  func backward(_ positions: [Position]) -> Gradients {
    var gradients = Gradients()
    var (dh, dc) = ([0.0, 0], [0.0, 0])
    for (index, p) in positions.enumerated().reversed() {
      let (word, target) = (ids[index], ids[index + 1])
      var dz = p.probabilities
      dz[target] -= 1
      for row in 0..<V {
        dz[row] /= Double(positions.count)
        gradients.all[bias + row] += dz[row]
        for column in 0..<H {
          gradients.all[linear + row * H + column] += dz[row] * p.hidden[column]
          dh[column] += dz[row] * parameters[linear + row * H + column]
        }
      }
      var da = [Double](repeating: 0, count: 4 * H)
      for unit in 0..<H {
        let (i, f) = (p.gates[unit], p.gates[H + unit])
        let (g, o) = (p.gates[2 * H + unit], p.gates[3 * H + unit])
        let tanhC = tanh(p.cell[unit])
        dc[unit] += dh[unit] * o * (1 - tanhC * tanhC)
        da[unit] = dc[unit] * g * i * (1 - i)
        da[H + unit] = dc[unit] * p.cellBefore[unit] * f * (1 - f)
        da[2 * H + unit] = dc[unit] * i * (1 - g * g)
        da[3 * H + unit] = dh[unit] * tanhC * o * (1 - o)
        dc[unit] *= f
      }
      var (dx, before) = ([0.0, 0], [0.0, 0])
      for row in 0..<4 * H {
        gradients.all[inputBias + row] += da[row]
        gradients.all[hiddenBias + row] += da[row]
        for column in 0..<H {
          gradients.all[input + row * H + column] += da[row] * p.x[column]
          gradients.all[hidden + row * H + column] += da[row] * p.hiddenBefore[column]
          dx[column] += da[row] * parameters[input + row * H + column]
          before[column] += da[row] * parameters[hidden + row * H + column]
        }
      }
      for column in 0..<H { gradients.all[embedding + word * H + column] += dx[column] }
      gradients.logits.insert(dz, at: 0)
      gradients.hidden.insert(dh, at: 0)
      gradients.cellBefore.insert(dc, at: 0)
      gradients.sums.insert(da, at: 0)
      gradients.vectors.insert(dx, at: 0)
      dh = before
    }
    return gradients
  }
}
