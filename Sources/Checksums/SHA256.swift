/// SHA-256 (FIPS 180-4): 32 bytes, collision-resistant. Names keys and artifacts.
package struct SHA256: ~Copyable, Checksum {
  private var digest = Digest(.sha256)

  package init() {}

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    digest.update(bytes)
  }

  package consuming func finish() -> String {
    hexadecimal(digest.finish())
  }
}
