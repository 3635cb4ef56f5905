import Kernels
import Testing

/// Runs each test once with every library that this machine has for products with few rows.
struct ProductLibraries: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    for library in ProductLibrary.available {
      try await ProductLibrary.$current.withValue(library) { try await function() }
    }
  }
}

extension Trait where Self == ProductLibraries {
  static var everyProductLibrary: Self { ProductLibraries() }
}
