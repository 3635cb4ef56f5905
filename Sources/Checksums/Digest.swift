#if canImport(CommonCrypto)
  import CommonCrypto
#else
  import CCrypto
#endif

/// A digest in progress: takes bytes incrementally and returns 16 or 32 at the end.
///
/// The hash functions are the system's: CommonCrypto on Apple systems, libcrypto elsewhere. None of
/// their types leaves this file.
struct Digest: ~Copyable {
  enum Algorithm {
    case md5, sha256
  }

  #if canImport(CommonCrypto)
    private enum Context {
      case md5(CC_MD5_CTX)
      case sha256(CC_SHA256_CTX)
    }

    private var context: Context

    init(_ algorithm: Algorithm) {
      switch algorithm {
      case .md5:
        var context = CC_MD5_CTX()
        CC_MD5_Init(&context)
        self.context = .md5(context)
      case .sha256:
        var context = CC_SHA256_CTX()
        CC_SHA256_Init(&context)
        self.context = .sha256(context)
      }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      // CommonCrypto counts in 32 bits.
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        rest = rest.dropFirst(1 << 30)
        switch context {
        case .md5(var md5):
          CC_MD5_Update(&md5, piece.baseAddress, CC_LONG(piece.count))
          context = .md5(md5)
        case .sha256(var sha256):
          CC_SHA256_Update(&sha256, piece.baseAddress, CC_LONG(piece.count))
          context = .sha256(sha256)
        }
      }
    }

    consuming func finish() -> [UInt8] {
      switch context {
      case .md5(var md5):
        var digest = [UInt8](repeating: 0, count: Int(CC_MD5_DIGEST_LENGTH))
        CC_MD5_Final(&digest, &md5)
        return digest
      case .sha256(var sha256):
        var digest = [UInt8](repeating: 0, count: Int(CC_SHA256_DIGEST_LENGTH))
        CC_SHA256_Final(&digest, &sha256)
        return digest
      }
    }
  #else
    private let context: OpaquePointer

    init(_ algorithm: Algorithm) {
      let function = algorithm == .md5 ? EVP_md5() : EVP_sha256()
      guard let context = EVP_MD_CTX_new() else {
        preconditionFailure("libcrypto has no memory for a digest")
      }
      self.context = context
      let isReady = EVP_DigestInit_ex(context, function, nil)
      precondition(isReady == 1, "This system's libcrypto does not offer \(algorithm)")
    }

    deinit {
      EVP_MD_CTX_free(context)
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      let isTaken = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
      precondition(isTaken == 1, "libcrypto refused bytes")
    }

    consuming func finish() -> [UInt8] {
      var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
      var count: UInt32 = 0
      let isFinal = EVP_DigestFinal_ex(context, &digest, &count)
      precondition(isFinal == 1, "libcrypto could not finish a digest")
      return Array(digest.prefix(Int(count)))
    }
  #endif
}
