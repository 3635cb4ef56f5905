import Foundation
import Synchronization

/// What a browser gets while a book is watched: the page of the last run, and its status.
///
/// Both are held in memory. No request reads a file, so no path or link can lead to anything but
/// the page.
package final class ServedPage: Sendable {
  private struct State {
    var html: [UInt8]
    var status = WatchStatus()
  }

  /// 128 random bits in the address: without them a client gets nothing.
  package let token: String
  private let state: Mutex<State>

  /// - Parameter html: what to show until there is a page.
  package init(html: String) {
    var generator = SystemRandomNumberGenerator()
    token = (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    state = Mutex(State(html: Array(html.utf8)))
  }

  /// The version of the next page.
  package var nextVersion: Int { state.withLock { $0.status.version + 1 } }

  /// Replaces the page. Browsers that show the previous one load it.
  package func show(_ html: String) {
    state.withLock { state in
      state.html = Array(html.utf8)
      state.status = WatchStatus(version: state.status.version + 1)
    }
  }

  /// Shows the present activity on the page; an empty message for none.
  package func report(_ message: String, isMistake: Bool = false) {
    state.withLock { state in
      state.status.message = message
      state.status.isMistake = isMistake
    }
  }

  package func response(to request: PageRequest) -> PageResponse {
    guard isFromHere(request) else { return PageResponse(.forbidden) }
    guard request.method == "GET" else { return PageResponse(.methodNotAllowed) }
    // As it was sent, neither decoded nor resolved; only these two exist.
    switch request.target {
    case "/\(token)/":
      return PageResponse(
        .ok, type: "text/html; charset=utf-8", body: state.withLock { $0.html })
    case "/\(token)/status":
      let status = try? JSONEncoder().encode(state.withLock { $0.status })
      return PageResponse(.ok, type: "application/json", body: Array(status ?? Data()))
    default: return PageResponse(.notFound)
    }
  }

  /// Whether the browser requested this machine by name or number. A page elsewhere whose domain
  /// points here would have sent that domain.
  private func isFromHere(_ request: PageRequest) -> Bool {
    let host = (request.host ?? "").lowercased()
    let name = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return ["127.0.0.1", "localhost"].contains(name.first ?? "")
  }
}

/// The status that the page polls.
struct WatchStatus: Codable, Hashable {
  /// The version of the page; a browser loads the page if this is higher than its own.
  var version = 0
  /// The present activity, in a few words.
  var message = ""
  /// Whether the message is a mistake to fix.
  var isMistake = false
}
