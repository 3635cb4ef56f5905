/// MD5 (RFC 1321): 16 bytes that tell an accident from the original, but no forgery.
///
/// It is here for data sets whose publishers give nothing stronger.
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
