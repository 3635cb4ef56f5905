/// MD5 (RFC 1321): 16 bytes that detect accidental changes, but not forgery.
///
/// For data sets whose publishers provide nothing stronger.
package struct MD5: ~Copyable, Checksum {
  private var digest = Digest(.md5)

  package init() {}

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    digest.update(bytes)
  }

  package consuming func finish() -> String {
    hexadecimal(digest.finish())
  }
}
