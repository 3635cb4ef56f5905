import Record
import Synchronization

/// The products of the steps of one run: in memory once made or read, in the store before.
package final class ProductShelf: Sendable {
  private let store: ArtifactStore
  private let keys: [StepID: String]
  private let loaded = Mutex<[StepID: any StepProduct]>([:])

  init(store: ArtifactStore, keys: [StepID: String]) {
    self.store = store
    self.keys = keys
  }

  /// What a step handed on.
  /// - Throws: `StorageError` or a decoding error where the store has it not, or not whole.
  func product<S: Step>(of step: S.Type) throws -> S.Product {
    if let product = loaded.withLock({ $0[S.id] }) as? S.Product { return product }
    let product = try store.product(S.id, keys[S.id] ?? "", as: S.Product.self)
    put(product, of: S.id)
    return product
  }

  func put(_ product: any StepProduct, of step: StepID) {
    loaded.withLock { $0[step] = product }
  }

  /// Lets go of what a step does not take up. A later step that does reads it from the store again:
  /// texts need not stay in memory while a model trains.
  func keepOnly(neededBy step: StepID) {
    let needed = Steps.type(of: step).reads
    loaded.withLock { loaded in loaded = loaded.filter { needed.contains($0.key) } }
  }
}
