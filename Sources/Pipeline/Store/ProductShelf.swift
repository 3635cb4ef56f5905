import Record
import Synchronization

/// The products of one run's steps, held in memory once made or read from the store.
package final class ProductShelf: Sendable {
  private let store: ArtifactStore
  private let keys: [StepID: String]
  private let loaded = Mutex<[StepID: any StepProduct]>([:])

  init(store: ArtifactStore, keys: [StepID: String]) {
    self.store = store
    self.keys = keys
  }

  /// The product of a step.
  /// - Throws: `StorageError` or a decoding error if the store lacks it, or has it only in part.
  func product<S: Step>(of step: S.Type) throws -> S.Product {
    if let product = loaded.withLock({ $0[S.id] }) as? S.Product { return product }
    let product = try store.product(S.id, keys[S.id] ?? "", as: S.Product.self)
    put(product, of: S.id)
    return product
  }

  func put(_ product: any StepProduct, of step: StepID) {
    loaded.withLock { $0[step] = product }
  }

  /// Drops the products that a step doesn't read. A later step that needs them reads them from the
  /// store again: texts need not stay in memory while a model trains.
  func keepOnly(neededBy step: StepID) {
    let needed = Steps.type(of: step).reads
    loaded.withLock { loaded in loaded = loaded.filter { needed.contains($0.key) } }
  }
}
