import Files
import Foundation
import Record
import TensorFiles
import Testing
import Text

@testable import Pipeline

@Suite struct ProductShelfTests {
  /// The steps up to the loader have run here, and the shelf holds nothing yet.
  private let workplace: Workplace
  private let shelf: ProductShelf

  init() throws {
    workplace = try Workplace()
    try workplace.execute(selection: .until(.loader))
    let plan = try workplace.plan()
    shelf = ProductShelf(
      store: workplace.store,
      keys: Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.id, $0.key) }))
  }

  @Test func readsFromTheStoreWhatItDoesNotHold() throws {
    #expect(try shelf.product(of: Load.self).train.count > 0)
  }

  @Test func whatItHoldsIsNotReadAgain() throws {
    let lengths = try shelf.product(of: Loader.self).lengths
    try FileManager.default.removeItem(at: workplace.output)
    #expect(try shelf.product(of: Loader.self).lengths == lengths)
    #expect(throws: StorageError.self) { try shelf.product(of: Load.self) }
  }

  @Test func letsGoOfWhatAStepDoesNotTakeUp() throws {
    _ = try shelf.product(of: Load.self)
    _ = try shelf.product(of: Vocab.self)
    _ = try shelf.product(of: Loader.self)
    // The model is made from the vocabulary alone.
    shelf.keepOnly(neededBy: .model)
    try FileManager.default.removeItem(at: workplace.output)
    #expect(throws: Never.self) { try shelf.product(of: Vocab.self) }
    #expect(throws: StorageError.self) { try shelf.product(of: Load.self) }
    #expect(throws: StorageError.self) { try shelf.product(of: Loader.self) }
  }
}
