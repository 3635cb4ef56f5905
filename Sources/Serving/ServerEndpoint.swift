import Foundation

/// Where a page is served: an address of this machine and a port.
package struct ServerEndpoint: Hashable, Sendable {
  /// This machine only, on a port that the system chooses.
  package static let loopback = ServerEndpoint()

  /// A name or a number.
  package let host: String
  /// 0 for one that the system chooses.
  package let port: UInt16

  package init(host: String = "127.0.0.1", port: UInt16 = 0) {
    self.host = host
    self.port = port
  }

  /// Whether nothing outside this machine can reach it.
  package var isLoopback: Bool {
    ["localhost", "::1"].contains(host.lowercased())
      || host.hasPrefix("127.") && host.split(separator: ".").compactMap { UInt8($0) }.count == 4
  }

  /// The name by which browsers reach it: that of this machine, if it listens at all of its addresses.
  var browserHost: String {
    if ["0.0.0.0", "::"].contains(host) { return ProcessInfo.processInfo.hostName }
    return host.contains(":") ? "[\(host)]" : host
  }
}
