#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The number of files and connections that this process can have open at once.
enum FileDescriptors {
  /// Raises the limit, if it is lower.
  ///
  /// - Throws: `TooFewDescriptors` if the system doesn't allow it.
  static func raise(to count: Int) throws(TooFewDescriptors) {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { throw TooFewDescriptors(needed: count) }
    guard limit.rlim_cur < rlim_t(count) else { return }
    limit.rlim_cur = rlim_t(count)
    guard setrlimit(resource, &limit) == 0 else { throw TooFewDescriptors(needed: count) }
  }
}

struct TooFewDescriptors: Error, CustomStringConvertible {
  let needed: Int

  var description: String {
    "the system grants fewer than \(needed) file descriptors; raise the limit (ulimit -n), or give a "
      + "smaller --idle"
  }
}
