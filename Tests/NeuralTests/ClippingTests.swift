import Kernels
import Neural
import TestSupport
import Testing

@Suite struct ClippingTests {
  /// Gradients from small to large, and none, with limits from low to high.
  @Test(arguments: 0..<4, ["0.1", "1", "5", "1000"])
  func agreesWithPyTorch(index: Int, limit: String) throws {
    let test = try Fixture.tensors("clipping").part("\(index).\(limit)")
    let (gradients, expected) = (try test.floats("gradients"), try test.floats("clipped"))
    let norm = Clipping.norm(of: Floats(gradients))
    #expect(abs(norm - Double(try test.floats("norm")[0])) <= 2e-7 * norm)
    let factor = Clipping.factor(norm: norm, limit: try test.doubles("limit")[0])
    for (value, expected) in zip(gradients, expected) {
      #expect(abs(value * factor - expected) <= 3e-7 * abs(expected))
    }
  }

  @Test func normIsTheLength() {
    #expect(Clipping.norm(of: Floats([3, -4])) == 5)
    #expect(Clipping.norm(of: Floats(count: 0)) == 0)
    #expect(Clipping.norm(of: Floats([1e30, 1e30])) > 1.41e30, "its square overflows a Float")
  }

  @Test func threadsChangeNothing() {
    let gradients = Floats((0..<200_000).map { Float($0 % 1009) * 0.37 })
    #expect(Clipping.norm(of: gradients, threads: 1) == Clipping.norm(of: gradients, threads: 5))
  }

  @Test(arguments: [(0.5, 1.0), (0, 1), (0.999, 1)]) func shortOnesStay(norm: Double, limit: Double)
  {
    #expect(Clipping.factor(norm: norm, limit: limit) == 1)
  }

  @Test func longOnesAreShortened() {
    #expect(abs(Clipping.factor(norm: 8, limit: 2) - 0.25) < 1e-6)
    // As in PyTorch, the limit itself is missed by a hair.
    #expect(Clipping.factor(norm: 1, limit: 1) == Float(1 / (1 + 1e-6)))
  }

  @Test func zeroIsNoLimit() {
    #expect(Clipping.factor(norm: 1e9, limit: 0) == 1)
  }
}
