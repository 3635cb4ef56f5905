import TensorFiles
import Wording

/// Why weights don't fit a model.
package enum WeightsError: Hashable {
  case impossible(ModelShape)
  case missing(name: String, present: [String])
  case unknown(name: String, known: [String])
  case wrongShape(name: String, expected: [Int], found: [Int])
  case wrongType(name: String, found: String)
  /// The weights of two layers differ that a tied model has in common.
  case notShared(name: String, with: String)
  case notFinite(name: String, place: Int, value: String)
}

extension WeightsError: ReadableError {
  package var phrase: Phrase {
    switch self {
    case .impossible(let shape):
      if shape.isTied {
        "a model can't have \(plain: shape.vocabulary) words, vectors of \(plain: shape.embedding), hidden "
          + "states of \(plain: shape.hidden) and \(plain: shape.layers) layers, tied"
      } else {
        "a model can't have \(plain: shape.vocabulary) words, vectors of \(plain: shape.embedding), hidden "
          + "states of \(plain: shape.hidden) and \(plain: shape.layers) layers"
      }
    case .missing(let name, let present):
      "the weights have no \"\(name)\"; they have \(Self.list(present))"
    case .unknown(let name, let known):
      "the weights have \(name.shown), which the model lacks; it has \(known.joined(separator: ", ")) — "
        + "does the number of layers match?"
    case .wrongShape(let name, let expected, let found):
      "\"\(name)\" is \(Self.shape(found)) in the file but \(Self.shape(expected)) in the model"
    case .wrongType(let name, let found):
      "\"\(name)\" is of type \(found); weights must be float32 (F32)"
    case .notShared(let name, let other):
      "\"\(name)\" differs from \"\(other)\", but a tied model has one table for both; set "
        + "model.tied: false to load these weights"
    case .notFinite(let name, let place, let value):
      "\"\(name)\" has \(value) at index \(plain: place); weights must be finite numbers. Those "
        + "of a training run that diverged can't be used"
    }
  }

  /// Names from a file, no more than a person would read.
  private static func list(_ names: [String]) -> Phrase.Argument {
    guard !names.isEmpty else { return .phrase("nothing") }
    let shown = names.sorted().prefix(12).map(\.shown).joined(separator: ", ")
    return names.count > 12
      ? .phrase("\(shown) and \(plain: names.count - 12) more") : .text(shown)
  }

  private static func shape(_ shape: [Int]) -> String {
    shape.prefix(8).map(String.init).joined(separator: " × ") + (shape.count > 8 ? " × …" : "")
  }
}
